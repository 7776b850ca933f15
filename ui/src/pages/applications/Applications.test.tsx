import { Notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import Actions from '@/actions/Actions';
import { closeAction } from '@/actions/open';
import type { Action, KycDocument, Module, Permission, UserPage, UserRow } from '@/api/bindings';
import { KeyListener } from '@/keys/KeyListener';
import { expectNoViolations } from '@/test/axe';
import { me, session } from '@/test/fixtures';
import type { FakeOperations } from '@/test/operations';
import { refusal, user } from '@/test/people';
import { doneOf, planOf, preparedOf } from '@/test/plans';
import { render } from '@/test/render';
import Applications from './index';

function rowOf(row: Partial<UserRow>): UserRow {
  return {
    user_id: user.user_id,
    numeric_id: '1',
    unique_id: null,
    name: user.name,
    email: null,
    email_verified: false,
    phone: null,
    phone_extension: null,
    phone_verified: false,
    username: null,
    has_avatar: false,
    status: 'pending_verification',
    active: false,
    user_types: [],
    account_type: null,
    roles: [],
    groups: [],
    kyc_status: 'pending',
    partner: false,
    flags: [],
    company: null,
    country: null,
    credit_balance: '0.00',
    registered_at: '2026-11-17T13:28:00Z',
    last_login_at: null,
    last_activity_at: null,
    ...row,
  };
}

const company = {
  name: 'Tallowmere Textiles Ltd',
  legal_name: 'Tallowmere Textiles Ltd',
  country_of_incorporation: 'IE',
  registration_number: 'IE-000-4417',
  business_type: 'Wholesale, fabrics',
  business_site: null,
  business_description: null,
  operations_area: null,
  address: null,
  employees: 24,
  other_contact: null,
};
const waits = [
  rowOf({ company: company.name }),
  rowOf({
    user_id: 'u2',
    name: 'Fadila Benhaddou',
    registered_at: new Date(Date.now() - 2.1 * 86_400_000).toISOString(),
  }),
];
const proof: KycDocument = {
  document_id: 'd1',
  kind: 'proof_of_address',
  name: 'bill.png',
  media_type: 'image/png',
  sha256: 'ab'.repeat(32),
  bytes: 1_204,
  submitted_at: '2026-03-01T10:00:00Z',
};

type Shown = {
  rows?: UserRow[];
  permissions?: Permission[];
  modules?: Module[];
  path?: string;
  operations?: FakeOperations;
};

async function show({
  rows = waits,
  permissions = [...me.permissions, 'user.approve'],
  modules = ['kyc', 'approvals'],
  path = '/applications',
  operations = {},
}: Shown = {}) {
  const asked: (string | null | undefined)[] = [];
  let prepared: Action | null = null;
  const rendered = await render(
    <>
      <KeyListener />
      <Notifications />
      <Applications />
      <Actions />
    </>,
    {
      path,
      session: { ...session, me: { ...me, permissions }, meta: { ...session.meta, modules } },
      operations: {
        'users.list': ({ query: { sort, limit, selector } }): UserPage => {
          expect(selector.filters).toEqual({ status: 'pending_verification' });
          const oldest = sort === 'registered';
          if (limit !== 1) asked.push(sort);
          return {
            items: (oldest ? rows.toReversed() : rows).slice(0, limit ?? 50),
            total: { count: rows.length, as_of: '2026-11-17T13:32:00Z' },
            offset: 0,
            next_cursor: null,
            previous_cursor: null,
            similar: [],
            masked: [],
            skipped_filters: [],
            took_ms: 1,
          };
        },
        'users.get': ({ path: { user_id } }) => {
          const row = rows.find((one) => one.user_id === user_id) ?? rowOf({});
          const profile = { ...user.profile, company: row.company === null ? null : company };
          return { ...user, user_id, name: row.name, status: 'pending_verification', profile };
        },
        'users.kyc.documents.list': () => [proof],
        'actions.plan': ({ body }) => planOf(body as Action),
        ...operations,
      },
      commands: {
        listOpenActions: () => [],
        prepareAction: (_, action) => {
          prepared = action;
          return preparedOf(action);
        },
        discardAction: () => null,
        confirmAction: () => doneOf(prepared as Action),
      },
    },
  );
  return { ...rendered, asked, keyboard: userEvent.setup({ delay: null }) };
}

const heading = (name: RegExp) => screen.findByRole('heading', { level: 2, name });

beforeEach(() => closeAction());

describe('accounts that wait for approval', () => {
  it('stand in a list, and what one handed in beside it, with checks and the decision', async () => {
    const { container } = await show();
    const list = await screen.findByRole('list', { name: 'Accounts that wait' });
    expect(within(list).getAllByRole('button')[0]).toHaveTextContent(/Tallowmere Textiles Ltd.*Luc/);
    expect(within(list).getAllByRole('button')[1]).toHaveTextContent(/Fadila Benhaddou.*Private person/);
    expect(await screen.findByText(/2 waiting/)).toHaveTextContent('oldest 2 days');
    const account = await screen.findByRole('region', { name: 'Account' });
    expect(account).toHaveTextContent('IE-000-4417');
    await waitFor(() => expect(account).toHaveTextContent('1 document handed in'));
    const checks = within(account).getByRole('list', { name: 'Checks' });
    expect(checks).toHaveTextContent('Registration number given');
    expect(checks).toHaveTextContent('Proof of address was handed in more than three months ago');
    for (const name of [/^Approve account…/, /^Reject account…/, /^Skip/])
      expect(screen.getByRole('button', { name })).toBeVisible();
    await expectNoViolations(container);
  });

  it('are gone through by key, in either order', async () => {
    const { keyboard, router, asked } = await show();
    await heading(/Tallowmere/);
    await keyboard.keyboard('j');
    expect(await heading(/Fadila/)).toBeVisible();
    expect(router.state.location.search).toEqual({ open: 'u2' });
    await keyboard.keyboard('k');
    expect(await heading(/Tallowmere/)).toBeVisible();
    await keyboard.click(screen.getByRole('combobox', { name: 'Sort' }));
    await keyboard.click(await screen.findByRole('option', { name: 'Oldest first', hidden: true }));
    expect(await heading(/Fadila/)).toBeVisible();
    expect(asked).toEqual(['-registered', 'registered']);
  });

  it('are let in by key, after what will happen was shown', async () => {
    const { keyboard } = await show();
    await heading(/Tallowmere/);
    await keyboard.keyboard('a');
    expect(await screen.findByRole('dialog', { name: 'Approve account' })).toBeVisible();
    closeAction();
    await keyboard.keyboard('r');
    const dialog = await screen.findByRole('dialog', { name: 'Reject account' });
    expect(within(dialog).getByRole('textbox', { name: /Reason/ })).toBeVisible();
  });

  it('are decided by who may', async () => {
    const { keyboard } = await show({ permissions: me.permissions.filter((one) => one !== 'user.approve') });
    const approve = await screen.findByRole('button', { name: /^Approve account…/ });
    expect(approve).toHaveAttribute('aria-disabled', 'true');
    await keyboard.keyboard('a');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('offer no decision once it is made', async () => {
    const operations: FakeOperations = { 'users.get': () => user };
    await show({ operations, path: `/applications?open=${user.user_id}` });
    await screen.findByRole('region', { name: 'Account' });
    expect(screen.queryByRole('button', { name: /^Approve account…/ })).not.toBeInTheDocument();
  });

  it('say that nobody waits, that they could not be read, and what is missing', async () => {
    const { unmount } = await show({ rows: [] });
    expect(await screen.findByText('No account waits')).toBeVisible();
    unmount();
    const broken = await show({
      operations: {
        'users.list': () => {
          throw refusal('unavailable');
        },
      },
    });
    expect(await screen.findByText('The accounts could not be read')).toBeVisible();
    broken.unmount();
    const barred = await show({ permissions: [] });
    expect(await screen.findByText('You cannot see this')).toBeVisible();
    barred.unmount();
    await show({ modules: ['kyc'] });
    expect(await screen.findByText('Nobody approves accounts on this platform')).toBeVisible();
  });
});
