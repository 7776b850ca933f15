import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Action, AuditEntry, RecordAsOf, UserDetail } from '@/api/bindings';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import type { FakeOperations } from '@/test/operations';
import { refusal, user } from '@/test/people';
import { doneOf, preparedOf } from '@/test/plans';
import { type FakeCommands, render } from '@/test/render';
import User from './index';

const full = {
  ...session,
  meta: { ...session.meta, modules: [...session.meta.modules, 'wallets' as const, 'api' as const] },
};
const none = { items: [], next_cursor: null };

function show(
  tab: string,
  operations: FakeOperations,
  shown: UserDetail = user,
  opened = full,
  commands: FakeCommands = {},
) {
  return render(<User />, {
    session: opened,
    commands,
    path: `/users/${user.user_id}?tab=${tab}`,
    operations: { 'users.get': () => shown, 'users.notes.list': () => none, ...operations },
  });
}

describe('the tab Learning', () => {
  it('tells how far the user is in each program, and how long it took', async () => {
    const enrolment = {
      program_type: 'course',
      program_id: 'first-aid',
      status: 'active' as const,
      progress: 40,
      minutes: 372,
      last_activity_at: '2026-11-02T10:00:00Z',
    };
    const { container } = await show('learning', {
      'users.enrolments.list': () => ({ items: [enrolment], next_cursor: null }),
    });
    const table = await screen.findByRole('table', { name: 'Learning' });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(/first-aidcourseActive40\.0%6 h/);
    await expectNoViolations(container);
  });

  it('never shows silence of the learning service as nothing', async () => {
    await show('learning', {
      'users.enrolments.list': () => {
        throw refusal('unavailable');
      },
    });
    expect(await screen.findByText('The learning service did not answer')).toBeInTheDocument();
    expect(screen.queryByText('No enrolments')).not.toBeInTheDocument();
  });
});

describe('the tab Wallets', () => {
  it('shows every decimal', async () => {
    const wallet = {
      wallet_id: '0a11e700-0000-4000-8000-000000000001',
      balance: { amount: '12345678.000000000000000001', currency: 'ETH' },
      address: '0xabc',
      network: 'Ethereum',
      opened_at: '2026-11-02T10:00:00Z',
      last_movement_at: null,
    };
    const { container } = await show('wallets', {
      'users.wallets.list': () => ({ items: [wallet], next_cursor: null }),
    });
    expect(await screen.findByText('12,345,678.000000000000000001')).toBeInTheDocument();
    expect(screen.getByText('Never')).toBeInTheDocument();
    await expectNoViolations(container);
  });
});

describe('the operation log', () => {
  it('hides addresses from whoever may not see them, and says so', async () => {
    const apiSession = {
      session_id: 'a5e55100-0000-4000-8000-000000000001',
      at: '2026-11-02T10:00:00Z',
      success: false,
      ip: null,
      device: 'Server',
      location: null,
      masked: ['ip' as const],
    };
    await show('operations', {
      'users.api_sessions.list': () => ({ items: [apiSession], next_cursor: null }),
    });
    const row = (await screen.findAllByRole('row'))[1];
    expect(row).toHaveTextContent(/Failed.*Hidden.*Server/);
  });
});

describe('the sent tokens', () => {
  it('are told with what became of them, and never what is in them', async () => {
    const sent = {
      at: '2026-11-02T10:00:00Z',
      purpose: 'verify_phone' as const,
      to: null,
      state: 'not_sent' as const,
      valid_until: '2026-11-03T10:00:00Z',
      used_at: null,
      masked: ['phone' as const],
    };
    const { container } = await show('tokens', {
      'users.sent_tokens.list': () => ({ items: [sent], next_cursor: null }),
    });
    const row = (await screen.findAllByRole('row'))[1];
    expect(row).toHaveTextContent(/Phone verification.*Hidden.*Only its hash is kept.*Not sent/);
    await expectNoViolations(container);
  });
});

describe('the tab API user', () => {
  const company = {
    name: 'Kestrel',
    legal_name: null,
    country_of_incorporation: null,
    registration_number: null,
    business_type: null,
    business_site: null,
    business_description: null,
    operations_area: null,
    address: null,
    employees: null,
    other_contact: null,
  };
  const employee = { ...user, profile: { ...user.profile, company } };

  it('is there for users of a company', async () => {
    await show('overview', {});
    await screen.findByRole('tablist');
    expect(screen.queryByRole('tab', { name: 'API user' })).not.toBeInTheDocument();
  });

  it('has the fields of the company’s client, and the way to their page', async () => {
    const client = { user_id: 'c11e0000-0000-4000-8000-000000000001', name: 'Kestrel API' };
    const get = vi.fn(({ path: { user_id } }) =>
      user_id === client.user_id ? { ...employee, ...client } : employee,
    );
    await show('api', { 'users.get': get, 'users.api_clients.list': () => [client] }, employee);
    const part = await screen.findByRole('region', { name: 'API client Kestrel API' });
    expect(within(part).getByRole('link', { name: 'Kestrel API' })).toHaveAttribute(
      'href',
      expect.stringContaining(client.user_id),
    );
    expect(await within(part).findByRole('region', { name: 'Contact' })).toBeInTheDocument();
  });
});

describe('the history', () => {
  const change: AuditEntry = {
    id: 'h1',
    number: 48_210_377,
    at: '2026-11-17T13:24:36Z',
    action: 'USER_PROFILE_MODIFIED',
    admin: { id: 'a2', name: 'Mei Sandoval' },
    user_id: user.user_id,
    ip: '203.0.113.7',
    reason: 'Ticket KS-4821',
    changes: [{ field: 'first_name', old: 'Lucía', new: 'Lucía Inés' }],
    facts: [],
    digest: null,
    request_id: null,
  };

  it('tells who changed what, from what to what, and why', async () => {
    const { container } = await show('history', {
      'users.history.list': () => ({ items: [change], next_cursor: null }),
    });
    const entry = within(await screen.findByRole('list', { name: 'Changes' })).getByRole('listitem');
    expect(entry).toHaveTextContent(
      /Mei Sandoval.*#48,210,377.*First name.*Lucía.*Lucía Inés.*Ticket KS-4821/,
    );
    await expectNoViolations(container);
  });

  it.each([
    ['history', 'users.history.list'],
    ['audit', 'users.audit.list'],
  ] as const)('%s takes back what something still takes back, by a click', async (tab, list) => {
    const path = { user_id: user.user_id };
    const undo: Action = { operation: 'users.flags.clear', path, body: { flag: 'vip', reason: null } };
    const flagged: AuditEntry = {
      ...change,
      id: 'h2',
      action: 'USER_FLAG_SET',
      changes: [],
      effects: [{ kind: 'flag_set', flag: 'vip' }],
      undo,
    };
    const prepareAction = vi.fn((_: string, action: Action) => preparedOf(action));
    const commands = { prepareAction, confirmAction: () => doneOf(undo) };
    const operations = { [list]: () => ({ items: [flagged, change], next_cursor: null }) };
    const { unmount } = await show(tab, operations, user, full, commands);
    const [button, ...others] = await screen.findAllByRole('button', { name: 'Undo' });
    expect(others).toEqual([]);
    await userEvent.click(button as HTMLElement);
    expect(prepareAction).toHaveBeenCalledExactlyOnceWith(session.connection.id, undo);
    unmount();
    const me = { ...session.me, permissions: ['user.view' as const, 'audit.view' as const] };
    await show(tab, operations, user, { ...full, me }, commands);
    expect(await screen.findByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
  });

  const past: RecordAsOf = {
    at: '2026-11-17T13:24:35.999Z',
    read_at: '2026-11-17T13:32:00Z',
    fields: [
      { field: 'email', was: 'lucia.p@example.com', now: 'lucia.p@example.com', known: false },
      { field: 'first_name', was: 'Lucía', now: 'Lucía Inés', known: true },
      { field: 'address', was: null, now: null, known: true },
    ],
    flags: { was: [], now: ['vip'], known: true },
    groups: { was: ['support'], now: ['support'], known: true },
    changes: 1,
    log_since: '2026-11-17T13:30:00Z',
    unlogged: 2,
    masked: ['address'],
  };

  it('shows the whole record before a change, beside now, and marks what the log does not know', async () => {
    const asked = vi.fn(() => past);
    const operations: FakeOperations = {
      'users.history.list': () => ({ items: [change], next_cursor: null }),
      'users.as_of': asked,
      'users.filter_values': () => [],
    };
    const { container } = await show('history', operations);
    await screen.findByRole('list', { name: 'Changes' });
    expect(screen.getByRole('button', { name: 'Now' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Change after' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Change before' }));
    const record = await screen.findByRole('table', { name: 'Record then and now' });
    const path = { user_id: user.user_id };
    expect(asked).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ path, query: { at: '2026-11-17T13:24:35.999Z' } }),
    );
    const rows = within(record).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Flags.*None.*VIP/),
      expect.stringMatching(/^First name.*Lucía.*Lucía Inés/),
      expect.stringMatching(/^Groups.*support.*Same/),
      expect.stringMatching(/^Email.*Same/),
      expect.stringMatching(/^Address.*Hidden.*Same/),
    ]);
    expect(within(rows[3] as HTMLElement).getByRole('img', { name: /Not certain/ })).toBeVisible();
    expect(screen.getByText(/The audit log begins on 17 Nov 2026, 14:30/)).toBeVisible();
    expect(screen.getByText(/changed their profile 2 times since/)).toBeVisible();
    expect(screen.getByText('2 of 5 fields differ from now')).toBeVisible();
    await expectNoViolations(container);
    await userEvent.click(screen.getByRole('radio', { name: 'Changed 2' }));
    expect(within(record).getAllByRole('row')).toHaveLength(3);
    await userEvent.click(screen.getByRole('button', { name: 'Change after' }));
    expect(screen.queryByRole('table', { name: 'Record then and now' })).not.toBeInTheDocument();
  });

  it('has a line among the changes where the record stands', async () => {
    const older = { ...change, id: 'h0', number: 1, at: '2026-11-10T10:00:00Z' };
    await show('history', {
      'users.history.list': () => ({ items: [change, older], next_cursor: null }),
      'users.as_of': () => past,
      'users.filter_values': () => [],
    });
    await screen.findByRole('list', { name: 'Changes' });
    await userEvent.click(screen.getByRole('button', { name: 'Change before' }));
    const items = within(screen.getByRole('list', { name: 'Changes' })).getAllByRole('listitem');
    expect(items[1]).toHaveTextContent('As of 17 Nov 2026, 14:24');
  });

  it('steps before a change that is newer than the clock of the page', async () => {
    const at = new Date(Date.now() + 5_000).toISOString();
    await show('history', {
      'users.history.list': () => ({ items: [{ ...change, at }], next_cursor: null }),
      'users.as_of': () => past,
      'users.filter_values': () => [],
    });
    await screen.findByRole('list', { name: 'Changes' });
    await userEvent.click(screen.getByRole('button', { name: 'Change before' }));
    expect(await screen.findByRole('table', { name: 'Record then and now' })).toBeVisible();
  });

  it('is narrowed to days', async () => {
    const list = vi.fn(() => none);
    await show('history', { 'users.history.list': list });
    expect(await screen.findByText('Nothing was changed yet')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'From' }));
    await userEvent.click(await screen.findByRole('button', { name: /^10 / }));
    expect(await screen.findByText('Nothing changed between these days')).toBeInTheDocument();
    expect(list).toHaveBeenLastCalledWith(
      expect.objectContaining({
        query: expect.objectContaining({ after: expect.stringMatching(/T/), before: null }),
      }),
    );
  });

  it('names the permission that it needs', async () => {
    const me = { ...session.me, permissions: ['user.view' as const] };
    await show('history', {}, user, { ...full, me });
    expect(await screen.findByText(/audit\.view/)).toBeInTheDocument();
  });
});
