import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import type { Preferences, UserListQuery, UserPage, UserRow } from '@/api/bindings';
import { KeyListener } from '@/keys/KeyListener';
import Users from '@/pages/users';
import { session } from './fixtures';
import { render } from './render';
import { values } from './vocabulary';

export const preferences: Preferences = {
  columns: null,
  density: 'compact',
  sort: null,
  peek_open: false,
  peek_width: 320,
  sidebar: 'full',
};

export function user(n: number): UserRow {
  return {
    user_id: `c41e7a90-2b6f-4d1c-8e21-${String(n).padStart(12, '0')}`,
    numeric_id: String(n),
    unique_id: null,
    name: `User ${n}`,
    email: `user${n}@example.com`,
    email_verified: true,
    phone: null,
    phone_extension: null,
    phone_verified: false,
    username: null,
    has_avatar: false,
    status: 'active',
    active: true,
    user_types: ['learner'],
    account_type: null,
    roles: [],
    groups: [],
    kyc_status: 'approved',
    partner: false,
    flags: n === 1 ? ['vip'] : [],
    company: null,
    country: null,
    credit_balance: '0.00',
    registered_at: '2026-03-12T09:00:00Z',
    last_login_at: null,
    last_activity_at: null,
  };
}

export function page(
  { limit, offset, cursor }: UserListQuery,
  total: number,
  more: Partial<UserPage> = {},
): UserPage {
  const start = Number(cursor ?? offset ?? 0);
  const count = Math.max(0, Math.min(limit ?? 50, total - start));
  return {
    items: Array.from({ length: count }, (_, at) => user(start + at + 1)),
    total: { count: total, as_of: new Date().toISOString() },
    offset: start,
    next_cursor: start + count < total ? String(start + count) : null,
    previous_cursor: null,
    similar: [],
    masked: [],
    skipped_filters: [],
    took_ms: 84,
    ...more,
  };
}

export type Answer = (query: UserListQuery) => UserPage;

let opened = 0;

/** The page over a platform that answers as told. `asked` are the queries for rows, without those that only count. */
export async function openUsers(
  answer: Answer = (query) => page(query, 12_431),
  options: Parameters<typeof render>[1] = {},
) {
  const asked: UserListQuery[] = [];
  const saved: Preferences[] = [];
  const rendered = await render(
    <>
      <KeyListener />
      <Users />
    </>,
    {
      path: '/users',
      ...options,
      // What was done with a list is kept per connection; each test has one of its own.
      session: {
        ...(options.session ?? session),
        connection: { ...session.connection, id: `test ${opened++}` },
      },
      operations: {
        'users.list': ({ query }) => {
          if (query.limit !== 1) asked.push(query);
          return answer(query);
        },
        'users.filter_values': () => [...values].map(([filter, known]) => ({ filter, values: known })),
        'users.field_values': () => ({ items: [{ value: 'Oslo', label: 'Oslo' }], next_cursor: null }),
        ...options.operations,
      },
      commands: {
        listViews: () => [],
        getPreferences: () => preferences,
        savePreferences: (_, next) => {
          saved.push(next);
          return null;
        },
        ...options.commands,
      },
    },
  );
  const keys = userEvent.setup();
  return { ...rendered, asked, saved, keys };
}

export const rowOf = (n: number) => screen.findByRole('row', { name: new RegExp(`User ${n} user${n}@`) });
export const last = <T,>(all: T[]) => all[all.length - 1];
export const filtersAsked = (asked: UserListQuery[]) => last(asked)?.selector.filters;

/** jsdom lays nothing out: no row would be in sight, and popovers would hide from targets that are nowhere. */
export function layOut() {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(function (this: Element) {
    return this === document.documentElement ? 900 : 350;
  });
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockImplementation(function (this: Element) {
    return this === document.documentElement ? 1440 : 0;
  });
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 100, 10, 10));
}
