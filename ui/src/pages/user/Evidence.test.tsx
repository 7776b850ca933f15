import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActivityEvent, AuditAction, AuditEntry, UserDetail, UserSession } from '@/api/bindings';
import { KeyListener } from '@/keys/KeyListener';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import type { FakeOperations } from '@/test/operations';
import { user } from '@/test/people';
import { render } from '@/test/render';
import User from './index';
import { auditActions } from './words';

const none = { items: [], next_cursor: null };
const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

function event(at: string, part: Partial<ActivityEvent> = {}): ActivityEvent {
  return {
    id: at,
    at: `2026-11-17T${at}Z`,
    type: 'LOGIN',
    success: true,
    ip: '203.0.113.77',
    device: 'Firefox 145, Windows',
    user_agent: agent,
    location: 'Lisbon, PT',
    new_country: false,
    details: [],
    masked: [],
    ...part,
  };
}

const failed = (at: string) => event(at, { type: 'LOGIN_FAILED', success: false });
const failures = ['11:58:00', '11:57:00', '11:56:00', '11:55:00', '11:54:00'].map(failed);

function entry(action: AuditAction, part: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: action,
    number: 48_210_381,
    at: '2026-11-17T12:30:05Z',
    action,
    admin: { id: 'a1', name: 'Ivo Brandt' },
    user_id: user.user_id,
    ip: null,
    reason: null,
    changes: [],
    facts: [],
    digest: null,
    request_id: null,
    ...part,
  };
}

const shown: UserDetail = {
  ...user,
  activity: {
    ...user.activity,
    recent_logins: [event('12:30:00', { new_country: true }), ...failures],
  },
  security: { ...user.security, tokens: [] },
};

const signedIn: UserSession = {
  session_id: 's1',
  device: 'Desktop',
  os: 'Windows 11',
  browser: 'Firefox 145',
  ip: '203.0.113.77',
  location: 'Lisbon, PT',
  new_country: true,
  created_at: '2026-11-17T12:30:00Z',
  last_activity_at: '2026-11-16T20:07:00Z',
  active: true,
  masked: [],
};

function show(tab: string, operations: FakeOperations = {}, who: UserDetail = shown) {
  const me = { ...session.me, permissions: [...session.me.permissions, 'audit.view' as const] };
  return render(
    <>
      <KeyListener />
      <User />
    </>,
    {
      session: { ...session, me },
      path: `/users/${who.user_id}?tab=${tab}`,
      operations: {
        'users.get': () => who,
        'users.notes.list': () => none,
        'users.orders.list': () => none,
        'users.sessions.list': () => ({ items: [signedIn], next_cursor: null }),
        'users.activity.list': () => none,
        'users.audit.list': () => none,
        ...operations,
      },
    },
  );
}

const rowsOf = (table: HTMLElement) => within(table).getAllByRole('row').slice(1);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-17T13:32:00Z'), toFake: ['Date'] });
});
afterEach(() => void vi.useRealTimers());

describe('evidence', () => {
  it('says when by the clock, with the zone in the head, and how long ago on hover', async () => {
    await show('activity', {
      'users.activity.list': () => ({
        items: [event('12:30:00'), { ...event('1'), at: '2026-07-01T10:00:00Z' }],
        next_cursor: null,
      }),
    });
    const table = await screen.findByRole('table', { name: 'Activity' });
    expect(within(table).getByRole('columnheader', { name: 'Time, CET' })).toBeVisible();
    expect(within(table).getByText('Today, 13:30')).toBeVisible();
    expect(within(table).getByText('1 Jul, 12:00 CEST')).toBeVisible();
    await userEvent.hover(within(table).getByText('Today, 13:30'));
    expect(
      await screen.findByText('17 Nov 2026, 13:30:00 CET (2026-11-17 12:30:00 UTC), 1 h ago'),
    ).toBeInTheDocument();
  });

  it('names devices and places as everywhere, with the whole string on hover', async () => {
    await show('activity', {
      'users.activity.list': () => ({ items: [event('12:30:00', { new_country: true })], next_cursor: null }),
    });
    const table = await screen.findByRole('table', { name: 'Activity' });
    expect(within(table).getByText('Firefox 145, Windows')).toHaveAttribute('title', agent);
    expect(within(table).getByText('Lisbon, Portugal')).toBeVisible();
    expect(within(table).getByText('New country')).toBeVisible();
    expect(table).not.toHaveTextContent('Mozilla');
  });

  it('counts failed logins in a row as one, and shows each when asked', async () => {
    await show('activity', {
      'users.activity.list': () => ({
        items: [event('12:30:00'), ...failures, event('10:00:00')],
        next_cursor: null,
      }),
    });
    const table = await screen.findByRole('table', { name: 'Activity' });
    expect(rowsOf(table)).toHaveLength(3);
    const times = within(table).getByRole('button', { name: 'Failed, 5 times' });
    await userEvent.click(times);
    expect(times).toHaveAttribute('aria-expanded', 'true');
    expect(rowsOf(table)).toHaveLength(8);
    expect(within(table).getByText('Today, 12:54')).toBeVisible();
  });

  it('does not claim a number where older ones were not read', async () => {
    await show('activity', { 'users.activity.list': () => ({ items: failures, next_cursor: 'more' }) });
    expect(await screen.findByRole('button', { name: 'Failed, 5 or more times' })).toBeVisible();
  });

  it('is the same in the recent logins of the overview', async () => {
    const { container } = await show('overview');
    const table = await screen.findByRole('table', { name: 'Logins' });
    expect(within(table).getByRole('columnheader', { name: 'Time, CET' })).toBeVisible();
    expect(within(table).getByText('Failed, 5 times')).toBeVisible();
    expect(rowsOf(table)).toHaveLength(2);
    await expectNoViolations(container);
  });

  it('has clock times for sessions', async () => {
    await show('security');
    const table = await screen.findByRole('table', { name: 'Sessions' });
    expect(within(table).getByRole('columnheader', { name: 'Created, CET' })).toBeVisible();
    expect(within(table).getByText('Today, 13:30')).toBeVisible();
    expect(within(table).getByText('16 Nov, 21:07')).toBeVisible();
  });
});

describe('the audit tab', () => {
  it('has words for every kind of entry', async () => {
    const actions = Object.keys(auditActions) as AuditAction[];
    await show('audit', {
      'users.audit.list': () => ({ items: actions.map((action) => entry(action)), next_cursor: null }),
    });
    const list = await screen.findByRole('list', { name: 'Audit entries' });
    const headings = within(list)
      .getAllByRole('listitem')
      .map((item) => item.querySelector('b')?.textContent);
    expect(headings).toHaveLength(actions.length);
    expect(headings.filter((words) => /[A-Z]+_[A-Z]/.test(words ?? ''))).toEqual([]);
    expect(headings).toContain('Monitoring ended');
  });

  it('says when to the second, and tells changes and facts in words', async () => {
    await show('audit', {
      'users.audit.list': () => ({
        items: [
          entry('USER_SUSPENDED', {
            changes: [{ field: 'status', old: 'active', new: 'suspended' }],
            facts: [
              { name: 'reason_code', value: 'SECURITY' },
              { name: 'payouts_held', value: '412.00 EUR' },
              { name: 'user_mailed', value: 'true' },
              { name: 'something_new', value: 'x' },
            ],
          }),
        ],
        next_cursor: null,
      }),
    });
    const list = await screen.findByRole('list', { name: 'Audit entries' });
    expect(within(list).getByText('Today, 13:30:05')).toBeVisible();
    expect(within(list).getByRole('insertion')).toHaveTextContent('Suspended');
    expect(list).toHaveTextContent('Reason code: SECURITY, Security concern (compromised account)');
    expect(list).toHaveTextContent('Payouts held: €412.00');
    expect(list).toHaveTextContent('User told by email: Yes');
    expect(list).toHaveTextContent('Something new: x');
  });
});

describe('the security tab', () => {
  const panel = () => screen.findByRole('complementary', { name: 'Protection of the account' });
  const with_ = (
    account: Partial<UserDetail['account']>,
    security: Partial<UserDetail['security']> = {},
  ) => ({
    ...shown,
    account: { ...shown.account, ...account },
    security: { ...shown.security, ...security },
  });

  it('says of a password that it is enough only where there is one', async () => {
    await show('security', {}, with_({ password_usable: true }));
    expect(await panel()).toHaveTextContent('A password alone is enough to log in.');
  });

  it('names what is used instead of a password', async () => {
    await show('security', {}, with_({ password_usable: false, oauth_providers: ['google'] }));
    const aside = await panel();
    expect(aside).toHaveTextContent('Without a usable password, the user logs in with Google.');
    expect(aside).toHaveTextContent('No usable password is set.');
    expect(aside).not.toHaveTextContent('A password alone');
  });

  it('does not promise a way in that is not there', async () => {
    await show('security', {}, with_({ password_usable: false, oauth_providers: [] }));
    expect(await panel()).toHaveTextContent('There is no usable password to log in with.');
  });

  it('names odd addresses below the allowed ones', async () => {
    const tokens = [
      {
        token_id: 't1',
        label: 'Shop',
        masked: 'ak_live…9c41',
        created_at: '2026-05-04T10:00:00Z',
        last_used_at: '2026-11-17T13:05:00Z',
        last_ip: '198.51.100.3',
      },
    ];
    const { container } = await show(
      'security',
      {},
      with_({}, { allowed_ips: ['198.51.100.0/28', '2001:db8:4::/64'], tokens, api_tokens: 1 }),
    );
    const card = within(await panel()).getByRole('region', { name: 'Allowed IP addresses' });
    expect(await within(card).findByText('Seen outside this list')).toBeVisible();
    expect(card).toHaveTextContent('198.51.100.0/28used today, 14:05');
    expect(within(card).getByText('203.0.113.77').closest('li')).toHaveTextContent(
      /login, Lisbon\s*today, 13:30/,
    );
    expect(screen.getByRole('table', { name: 'API tokens' })).toHaveTextContent('ak_live…9c41');
    await expectNoViolations(container);
  });

  it('has nothing to compare where any address is allowed', async () => {
    await show('security', {}, with_({}, { allowed_ips: [] }));
    const aside = await panel();
    expect(aside).toHaveTextContent('Any address');
    expect(aside).not.toHaveTextContent('Seen outside');
  });
});

describe('the other tabs', () => {
  it('tell each fact of the profile once, and blanks as not set', async () => {
    await show('profile', {}, { ...shown, profile: { ...shown.profile, bio: null, designation: null } });
    await screen.findByRole('region', { name: 'Contact' });
    const labels = screen.getAllByRole('term').map(({ textContent }) => textContent);
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
    expect(screen.getByText('Bio').nextElementSibling).toHaveTextContent('Not set');
    expect(screen.getByText('Designation').nextElementSibling).toHaveTextContent('Not set');
    expect(screen.getByText('Email language')).toBeVisible();
  });

  it('make nothing of a pending that is past, and ask for no reason that was not given', async () => {
    const kyc: UserDetail['kyc'] = {
      ...shown.kyc,
      status: 'approved',
      reason: null,
      history: [
        { at: '2026-11-02T10:05:00Z', status: 'approved', document_type: 'Passport', by: null, reason: null },
        { at: '2026-10-30T10:05:00Z', status: 'pending', document_type: 'Passport', by: null, reason: null },
      ],
    };
    await show('kyc', {}, { ...shown, kyc });
    const table = await screen.findByRole('table', { name: 'KYC history' });
    expect(within(table).getByText('Pending')).toHaveAttribute('data-tone', 'none');
    expect(screen.queryByText('Reason')).toBeNull();
  });

  it('show the state of a partner in words', async () => {
    await show('partner');
    const card = await screen.findByRole('region', { name: 'Partner' });
    expect(within(card).getByText('Active')).toHaveAttribute('data-tone', 'good');
  });

  it('name the zone of orders once and count items in figures', async () => {
    const order = {
      order_id: 'o1',
      number: 'ORD-1',
      at: '2026-11-01T10:00:00Z',
      status: 'shipped' as const,
      total: { amount: '12.00', currency: 'EUR' },
      items: [{ title: 'Glazed tile', quantity: 2, price: { amount: '6.00', currency: 'EUR' } }],
    };
    await show('orders', { 'users.orders.list': () => ({ items: [order], next_cursor: null }) });
    const table = await screen.findByRole('table', { name: 'Orders' });
    expect(within(table).getByRole('columnheader', { name: 'Date, CET' })).toBeVisible();
    expect(within(table).getByText('1 Nov 2026, 11:00')).toBeVisible();
    expect(within(table).getByText('Shipped').querySelector('svg')).not.toBeNull();
    expect(within(table).getByRole('cell', { name: '1' })).toBeVisible();
  });
});
