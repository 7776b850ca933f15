import { act, fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { usersChanged } from '@/api/actions';
import type { FilterId, Preferences, TimelineEntry, UserListQuery, UserPage, UserRow } from '@/api/bindings';
import { ConsoleError } from '@/api/ConsoleError';
import { useOpenedAction } from '@/forms/actions';
import { KeyListener } from '@/keys/KeyListener';
import { lucia } from '@/platform/fake/lucia';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { render } from '@/test/render';
import { values } from '@/test/vocabulary';
import Users from '.';

const preferences: Preferences = {
  columns: null,
  density: 'compact',
  sort: null,
  peekOpen: false,
  peekWidth: 320,
  sidebar: 'full',
};

function user(n: number): UserRow {
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

function page(
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
    skipped_filters: [],
    took_ms: 84,
    ...more,
  };
}

type Answer = (query: UserListQuery) => UserPage;

const note: TimelineEntry = {
  kind: 'note',
  id: 'n1',
  at: '2026-11-03T09:00:00Z',
  by: { id: 'a1', name: 'Ivo Brandt' },
  text: 'Hold payouts.',
  category: 'compliance',
  priority: 'high',
  roles: [],
};

const noDetails = {
  remedy: null,
  fields: [],
  requestId: 'req_1',
  permission: null,
  retryAfter: null,
  attemptsLeft: null,
};

let opened = 0;

/** The page over a platform that answers as told. `asked` are the queries for rows, without those that only count. */
async function open(
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
      commands: {
        listUsers: (_, query) => {
          if (query.limit !== 1) asked.push(query);
          return answer(query);
        },
        listFilterValues: () => [...values].map(([filter, known]) => ({ filter, values: known })),
        listFieldValues: () => ({ items: [{ value: 'Oslo', label: 'Oslo' }], next_cursor: null }),
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

const rowOf = (n: number) => screen.findByRole('row', { name: new RegExp(`User ${n} user${n}@`) });
const last = <T,>(all: T[]) => all[all.length - 1];
const filtersAsked = (asked: UserListQuery[]) => last(asked)?.selector.filters;

beforeEach(() => {
  // jsdom lays nothing out: no row would be in sight, and popovers would hide from targets that are nowhere.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(function (this: Element) {
    return this === document.documentElement ? 900 : 350;
  });
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockImplementation(function (this: Element) {
    return this === document.documentElement ? 1440 : 0;
  });
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 100, 10, 10));
});

describe('the list', () => {
  it('shows rows, how many there are and how long it took', async () => {
    await open();
    expect(await rowOf(1)).toHaveAttribute('aria-rowindex', '1');
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '12431');
    expect(screen.getByText(/users, 84 ms/)).toHaveTextContent('12,431 users, 84 ms');
    expect(screen.getByRole('contentinfo')).toHaveTextContent('to 10 of 12,431');
  });

  it('has no accessibility violations', async () => {
    const { container } = await open();
    await rowOf(1);
    await expectNoViolations(container);
  });

  it('draws only what is near, however long the list', async () => {
    await open((query) => page(query, 1_284_930));
    await rowOf(1);
    expect(screen.getAllByRole('row').length).toBeLessThan(40);
  });

  it('keeps hostile names inside their cells', async () => {
    const name = `\u202Egnp.exe${'x'.repeat(500)}<img src=x>`;
    await open((query) => page(query, 1, { items: [{ ...user(1), name }] }));
    const cell = await screen.findByText(name);
    expect(cell).toHaveAttribute('dir', 'auto');
    expect(cell.querySelector('img')).toBeNull();
  });

  it('sorts by a click on a head, and back', async () => {
    const { asked, keys } = await open();
    await rowOf(1);
    await keys.click(within(screen.getByRole('grid')).getByRole('button', { name: 'Name' }));
    expect(last(asked)?.sort).toBe('name');
    await waitFor(() =>
      expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending'),
    );
    await keys.click(within(screen.getByRole('grid')).getByRole('button', { name: 'Name' }));
    expect(last(asked)?.sort).toBe('-name');
  });
});

describe('keys', () => {
  it('move the focus and select', async () => {
    const { keys } = await open();
    await rowOf(1);
    await keys.keyboard('{ArrowDown}j{ArrowUp}');
    expect(await rowOf(2)).toHaveFocus();
    await keys.keyboard('x');
    expect(await rowOf(2)).toHaveAttribute('aria-selected', 'true');
    await keys.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(screen.getByText('3 of 12,431 matching users selected.')).toBeVisible();
    expect(await rowOf(4)).toHaveFocus();
  });

  it('reach the last row and the first', async () => {
    const { keys } = await open((query) => page(query, 1_284_930));
    await rowOf(1);
    await keys.keyboard('{End}');
    expect(await rowOf(1_284_930)).toHaveFocus();
    await keys.keyboard('{Home}');
    expect(await rowOf(1)).toHaveFocus();
  });

  it('select what is read, then all matching; a new filter drops that and says so', async () => {
    const { keys } = await open();
    await rowOf(1);
    await keys.keyboard('{Control>}a{/Control}');
    expect(screen.getByText('100 of 12,431 matching users selected.')).toBeVisible();
    await keys.keyboard('{Control>}a{/Control}');
    expect(screen.getByText('All 12,431 matching users selected.')).toBeVisible();
    await keys.keyboard('x');
    expect(screen.getByText('12,430 selected: all 12,431 matching users except 1.')).toBeVisible();
    await keys.keyboard('/status:active ');
    expect(await screen.findByText(/“all matching” is no longer selected/)).toBeVisible();
  });

  it('open a user and know the place in the list', async () => {
    const { keys, router } = await open();
    await rowOf(1);
    await keys.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe(`/users/${user(2).user_id}`));
  });

  it('leave Enter and Space to buttons', async () => {
    const { keys, router } = await open();
    await rowOf(1);
    act(() => screen.getAllByRole('button', { name: 'Last activity' })[0]?.focus());
    await keys.keyboard('{Enter}');
    expect(await screen.findByText('Sort by')).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/users');
  });

  it('change density and peek, and remember it', async () => {
    const { keys, saved } = await open();
    await rowOf(1);
    await keys.keyboard('d');
    expect(last(saved)?.density).toBe('comfortable');
    await keys.keyboard(' ');
    expect(last(saved)?.peekOpen).toBe(true);
  });
});

describe('search', () => {
  it('makes tokens of terms at once and searches words when typing rests', async () => {
    const { asked, keys } = await open();
    await rowOf(1);
    await keys.keyboard('/');
    await keys.keyboard('email:gmail.com status:active maren');
    await waitFor(() => expect(last(asked)?.selector.search).toBe('maren'));
    expect(filtersAsked(asked)).toEqual({ email: 'gmail.com', status: 'active' });
    expect(asked.some(({ selector }) => selector.search === 'mar')).toBe(false);
    expect(screen.getByRole('button', { name: 'Remove status' })).toBeVisible();
  });

  it('says what is wrong with a term and asks nothing of it', async () => {
    const { asked, keys } = await open();
    await rowOf(1);
    await keys.keyboard('/');
    await keys.keyboard('emial:x ');
    expect(screen.getByRole('alert')).toHaveTextContent('Did you mean “email”?');
    expect(screen.getByLabelText('Search users')).toBeInvalid();
    expect(asked.every(({ selector }) => Object.keys(selector.filters).length === 0)).toBe(true);
  });

  it('makes text of a token again', async () => {
    const { asked, keys } = await open();
    await rowOf(1);
    await keys.keyboard('/');
    await keys.keyboard('status:active {Backspace}');
    expect(screen.getByLabelText('Search users')).toHaveValue('status:active');
    expect(filtersAsked(asked)).toEqual({});
  });

  it('completes fields and values', async () => {
    const { asked, keys } = await open();
    await rowOf(1);
    await keys.keyboard('/');
    await keys.keyboard('kyc:re');
    await keys.click(await screen.findByRole('option', { name: /rejected/ }));
    await waitFor(() => expect(filtersAsked(asked)).toEqual({ kyc_status: 'rejected' }));
  });
});

describe('filters', () => {
  async function edit(filter: string) {
    const opened = await open();
    await rowOf(1);
    await opened.keys.keyboard('f');
    await opened.keys.type(await screen.findByRole('textbox', { name: 'Find a filter' }), filter);
    await opened.keys.click(screen.getAllByRole('option')[0] as HTMLElement);
    const apply = async () => opened.keys.click(screen.getByRole('button', { name: 'Apply' }));
    return { ...opened, apply };
  }

  it.each<
    [string, (keys: ReturnType<typeof userEvent.setup>) => Promise<void>, Partial<Record<FilterId, string>>]
  >([
    ['Partner', (keys) => keys.click(screen.getByRole('radio', { name: 'Yes' })), { partner: 'true' }],
    [
      'KYC',
      (keys) => keys.click(screen.getByRole('checkbox', { name: 'Rejected' })),
      { kyc_status: 'rejected' },
    ],
    [
      'City',
      async (keys) => keys.click(await screen.findByRole('checkbox', { name: 'Oslo' })),
      { city: 'Oslo' },
    ],
    [
      'Company contains',
      (keys) => keys.type(screen.getByLabelText('Company contains'), 'North wind'),
      { company: 'North wind' },
    ],
    [
      'Inactive for days',
      (keys) => keys.type(screen.getByLabelText('Inactive for days'), '90'),
      { inactive_for_days: '90' },
    ],
    [
      'Registered',
      (keys) => keys.type(screen.getByLabelText('Registered from'), '2024-01-01'),
      { created_after: '2024-01-01' },
    ],
    [
      'Registered',
      (keys) => keys.click(screen.getByRole('button', { name: '30 days' })),
      { created_in_last_days: '30' },
    ],
    ['Age', (keys) => keys.type(screen.getByLabelText('Age to'), '30'), { age_max: '30' }],
  ])('%s is edited in its own way', async (name, fill, expected) => {
    const { asked, keys, apply } = await edit(name);
    await fill(keys);
    await apply();
    await waitFor(() => expect(filtersAsked(asked)).toEqual(expected));
  });

  it('are not applied while they are wrong', async () => {
    const { asked, keys, apply } = await edit('Registered');
    await keys.type(screen.getByLabelText('Registered from'), '2024-02-30');
    await apply();
    expect(screen.getByRole('alert')).toHaveTextContent('is not a day');
    expect(filtersAsked(asked)).toEqual({});
  });

  it('are taken off by their chip and all together', async () => {
    const { asked, keys, apply } = await edit('Partner');
    await keys.click(screen.getByRole('radio', { name: 'No' }));
    await apply();
    await keys.click(await screen.findByRole('button', { name: 'Remove filter Partner' }));
    await waitFor(() => expect(filtersAsked(asked)).toEqual({}));
  });

  it('come with a sub-list and stand', async () => {
    const { asked } = await open(undefined, { path: '/users?list=pending' });
    await rowOf(1);
    expect(filtersAsked(asked)).toEqual({ status: 'pending_verification' });
    expect(screen.getByRole('heading', { name: 'Pending approval' })).toBeVisible();
  });
});

describe('states', () => {
  it('names the filter to drop when nobody matches', async () => {
    const answer: Answer = (query) => page(query, query.selector.filters.kyc_status ? 0 : 12_431);
    const { keys } = await open(answer, { path: '/users?q=kyc:rejected status:active' });
    expect(await screen.findByText('No user matches these filters')).toBeVisible();
    expect(await screen.findByText(/Without “KYC Rejected” there are 12,431 users/)).toBeVisible();
    await keys.click(screen.getByRole('button', { name: 'Remove “KYC Rejected”' }));
    expect(await rowOf(1)).toBeVisible();
  });

  it('tells a skipped filter in its exact words and turns bulk work off', async () => {
    const skipped_filters = [
      { filter: 'enrollment_status' as const, reason: 'the learning service did not answer' },
    ];
    const { keys } = await open((query) => page(query, 500, { skipped_filters }), {
      path: '/users?q=enrolment:active',
    });
    await rowOf(1);
    const strip = screen.getByText(/was skipped/).closest('[role=status]');
    expect(strip).toHaveTextContent(
      'Filter “Enrolment: Active” was skipped: the learning service did not answer. Bulk actions and export are off.',
    );
    expect(screen.getByRole('button', { name: 'Export…' })).toHaveAttribute('aria-disabled', 'true');
    await keys.keyboard('{Control>}a{/Control}');
    expect(screen.queryByText(/matching users selected/)).toBeNull();
  });

  it('shows a failure with its request id, and retries', async () => {
    let works = false;
    const { keys } = await open((query) => {
      if (works) return page(query, 3);
      throw new ConsoleError({
        ...noDetails,
        code: 'internal',
        message: 'The server answered with an error (503).',
      });
    });
    expect(await screen.findByText('The list could not be read')).toBeVisible();
    expect(screen.getByText('req_1')).toBeVisible();
    works = true;
    await keys.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rowOf(1)).toBeVisible();
  });

  it('says which permission is missing and asks nothing', async () => {
    const { asked } = await open(undefined, {
      session: { ...session, me: { ...session.me, permissions: [] } },
    });
    expect(screen.getByText('user.list')).toBeVisible();
    expect(asked).toEqual([]);
  });

  it('reads again after a user was changed', async () => {
    let suspended = false;
    await open((query) =>
      page(query, 1, { items: [{ ...user(1), status: suspended ? 'suspended' : 'active' }] }),
    );
    await rowOf(1);
    suspended = true;
    act(() => usersChanged.set(usersChanged.get() + 1));
    expect(await screen.findByText('Suspended')).toBeVisible();
  });

  it('holds users that came in above back while some are selected, and shows them when asked', async () => {
    const users = [user(1), user(2), user(3)];
    await open((query) => page(query, users.length, { items: [...users] }));
    await userEvent.click(await rowOf(2));
    await userEvent.keyboard('x');
    const shown = () => screen.getAllByRole('row').map(({ textContent }) => textContent);
    const before = shown();
    users.unshift(user(90), user(91));
    act(() => usersChanged.set(usersChanged.get() + 1));
    expect(await screen.findByRole('button', { name: '2 new, show' })).toBeVisible();
    expect(shown()).toEqual(before);
    expect(screen.getByText('1 of 5 matching users selected.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '2 new, show' }));
    expect(await rowOf(90)).toHaveAttribute('aria-rowindex', '1');
    expect(await rowOf(2)).toHaveAttribute('aria-selected', 'true');
    expect(screen.queryByRole('button', { name: /new, show/ })).toBeNull();
  });

  it('keeps what was read while offline, and turns changes of many off', async () => {
    await open(undefined, { session: { ...session, offlineSince: '2026-11-17T12:51:00Z' } });
    await rowOf(1);
    expect(screen.getByText(/Offline since 13:51/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Export…' })).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('the preview', () => {
  const detail = (userId: string) => ({ ...lucia, user_id: userId });

  it('follows the focus, shows the latest note and opens a flow', async () => {
    const { keys } = await open(undefined, {
      session: {
        ...session,
        me: { ...session.me, permissions: [...session.me.permissions, 'user.note.view'] },
      },
      commands: {
        getPreferences: () => ({ ...preferences, peekOpen: true }),
        getUser: (_, userId) => detail(userId),
        listActivity: () => ({ items: [], next_cursor: null }),
        listNotes: () => ({ items: [note], next_cursor: null }),
      },
    });
    await rowOf(1);
    await keys.keyboard('{ArrowDown}');
    const peek = await screen.findByRole('complementary', { name: 'Preview of User 2' });
    expect(await within(peek).findByText('Hold payouts.')).toBeVisible();
    await keys.click(within(peek).getByRole('button', { name: 'Suspend…' }));
    const { result } = renderHook(() => useOpenedAction());
    expect(result.current?.target.userId).toBe(user(2).user_id);
  });
});

describe('saved views', () => {
  const selector = { search: null, filters: { partner: 'true' }, selection: null };
  const view = { id: 'v1', name: 'Partners', selector, sort: 'name', columns: null };

  it('open with their filters and order', async () => {
    const { asked } = await open(undefined, {
      path: '/users?view=v1',
      commands: { listViews: () => [view] },
    });
    await rowOf(1);
    expect(last(asked)).toMatchObject({ selector, sort: 'name' });
    expect(screen.getByRole('heading', { name: 'Partners' })).toBeVisible();
  });

  it('are saved under a name and kept when the desk refuses', async () => {
    let refuses = true;
    const kept: string[] = [];
    const { keys } = await open(undefined, {
      commands: {
        saveView: (_, next) => {
          if (refuses)
            throw new ConsoleError({ ...noDetails, code: 'store_broken', message: 'The store is broken.' });
          kept.push(next.name);
          return { ...next, id: 'v2' };
        },
      },
    });
    await rowOf(1);
    await keys.click(screen.getByRole('button', { name: 'Save view' }));
    await keys.click(await screen.findByRole('menuitem', { name: 'Save as a new view…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save view' });
    await keys.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(within(dialog).getByText('Write a name.')).toBeInTheDocument();
    await keys.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Mine');
    await keys.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByText(/The store is broken/)).toBeInTheDocument();
    refuses = false;
    await keys.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(kept).toEqual(['Mine']));
  });
});

describe('columns', () => {
  it('are shown, hidden and moved by key, and remembered', async () => {
    const { keys, saved } = await open();
    await rowOf(1);
    await keys.click(screen.getByRole('button', { name: /Columns/ }));
    const menu = await screen.findByRole('dialog', { name: /Columns/ });
    await keys.click(within(menu).getByRole('checkbox', { name: 'Phone' }));
    expect(screen.queryByRole('columnheader', { name: 'Phone' })).toBeNull();
    within(menu).getByRole('checkbox', { name: 'Status' }).focus();
    await keys.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() =>
      expect(
        last(saved)
          ?.columns?.slice(0, 2)
          .map(({ column }) => column),
      ).toEqual(['name', 'status']),
    );
  });

  it('get wider by key', async () => {
    await open();
    await rowOf(1);
    const head = screen.getByRole('button', { name: 'Email' });
    act(() => head.focus());
    fireEvent.keyDown(head, { key: 'ArrowRight', shiftKey: true });
    expect(screen.getByRole('grid').parentElement?.style.getPropertyValue('--grid-columns')).toContain(
      ' 126px ',
    );
  });
});
