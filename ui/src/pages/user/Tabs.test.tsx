import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { AuditEntry, UserDetail } from '@/api/bindings';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import type { FakeOperations } from '@/test/operations';
import { refusal, user } from '@/test/people';
import { render } from '@/test/render';
import User from './index';

const full = {
  ...session,
  meta: { ...session.meta, modules: [...session.meta.modules, 'wallets' as const, 'api' as const] },
};
const none = { items: [], next_cursor: null };

function show(tab: string, operations: FakeOperations, shown: UserDetail = user, opened = full) {
  return render(<User />, {
    session: opened,
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
