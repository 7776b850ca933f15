import { renderHook, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeAction, useOpenedAction } from '@/actions/open';
import type { AuditEntry, UserDetail, UserSession } from '@/api/bindings';
import { KeyListener } from '@/keys/KeyListener';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import type { FakeOperations } from '@/test/operations';
import { suspendedUser, user } from '@/test/people';
import { render } from '@/test/render';
import User from './index';

const none = { items: [], next_cursor: null };
/** Hours from now. */
const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const asFew = (part: Partial<UserDetail['security']>): UserDetail => ({
  ...user,
  security: { ...user.security, ...part },
});

function signedIn(id: string, active: boolean): UserSession {
  return {
    session_id: id,
    device: 'Desktop',
    os: 'Windows 11',
    browser: 'Firefox 145',
    ip: '203.0.113.77',
    location: 'Lisbon, PT',
    new_country: false,
    created_at: '2026-11-17T12:30:00Z',
    last_activity_at: '2026-11-17T13:30:00Z',
    active,
    masked: [],
  };
}

async function show(tab: string, who: UserDetail = user, operations: FakeOperations = {}, by = session) {
  const rendered = await render(
    <>
      <KeyListener />
      <User />
    </>,
    {
      session: by,
      path: `/users/${who.user_id}?tab=${tab}`,
      operations: {
        'users.get': () => who,
        'users.notes.list': () => none,
        'users.orders.list': () => none,
        'users.sessions.list': () => ({
          items: [signedIn('s1', true), signedIn('s2', false)],
          next_cursor: null,
        }),
        'users.activity.list': () => none,
        'users.audit.list': () => none,
        ...operations,
      },
    },
  );
  await screen.findByRole('tablist');
  return rendered;
}

const opened = () => renderHook(() => useOpenedAction()).result.current;

async function offered(): Promise<string[]> {
  await userEvent.click(screen.getByRole('button', { name: 'Actions' }));
  const items = await screen.findAllByRole('menuitem', { hidden: true });
  return items.map(({ textContent }) => textContent ?? '');
}

beforeEach(closeAction);

describe('what can be done with a user', () => {
  it('is offered as it fits, grave things last', async () => {
    await show('profile', asFew({ two_factor: true, locked_until: at(1) }));
    expect(await offered()).toEqual([
      'Edit profile…',
      'Change email…',
      'Change email and bypass verification…',
      'Set credentials…',
      'Set unique ID…',
      'Change status…',
      'Set allowed IP addresses…',
      'Add note…',
      'Add flag…',
      'Remove flag…',
      'Top up credits…',
      'Unlock…',
      'Send reset link…',
      'Force password reset…',
      'Generate temporary password…',
      'Link account…',
      'Revoke all sessions…',
      'Turn off two-factor…',
      'Suspend…',
      'Lock down…',
      'Delete…',
    ]);
  });

  it('leaves out what makes no sense now', async () => {
    await show('profile', {
      ...suspendedUser,
      flags: [],
      activity: { ...user.activity, active_sessions: 0 },
    });
    const items = await offered();
    expect(items).toContain('Reactivate…');
    expect(items).toContain('Require two-factor…');
    expect(items.join()).not.toMatch(/Suspend|Lock down|Unlock|Revoke|Remove flag|Turn off/);
  });

  it('offers no unlocking of a lock that has run out', async () => {
    await show('security', asFew({ locked_until: at(-1) }));
    expect(await offered()).not.toContain('Unlock…');
    const panel = screen.getByRole('complementary', { name: 'Protection of the account' });
    expect(within(panel).queryByRole('button', { name: 'Unlock…' })).toBeNull();
    expect(panel).toHaveTextContent('Not locked');
  });

  it.each([
    ['off', { two_factor: false, two_factor_required: false }, 'Require two-factor…'],
    ['on', { two_factor: true, two_factor_required: false }, 'Turn off two-factor…'],
    ['required', { two_factor: false, two_factor_required: true }, 'Turn off two-factor…'],
  ])('offers the one that makes sense where two-factor is %s', async (_, security, verb) => {
    await show('profile', asFew(security));
    expect((await offered()).filter((label) => /two-factor/.test(label))).toEqual([verb]);
  });

  it('says which permission is missing, for each, and opens nothing then', async () => {
    const me = { ...session.me, permissions: ['user.view' as const, 'user.note.write' as const] };
    await show('profile', user, {}, { ...session, me });
    const items = await offered();
    expect(items).toContain('Add note…');
    expect(items).toContain('Add flag…This needs user.flag.write.');
    expect(items).toContain('Lock down…This needs user.lockdown.');
    await userEvent.click(screen.getByRole('menuitem', { name: /Add flag/, hidden: true }));
    expect(opened()).toBeNull();
  });

  it('is a key away where the design names one', async () => {
    await show('profile');
    await userEvent.keyboard('n');
    expect(opened()?.operation).toBe('users.notes.add');
    closeAction();
    await userEvent.keyboard('f');
    expect(opened()?.operation).toBe('users.flags.set');
    expect(opened()?.target.user_id).toBe(user.user_id);
  });
});

describe('where it belongs', () => {
  it('one session is revoked in its row, and all of them above', async () => {
    const { container } = await show('security');
    const table = await screen.findByRole('table', { name: 'Sessions' });
    const revoke = within(table).getAllByRole('button', { name: 'Revoke…' });
    expect(revoke).toHaveLength(1);
    await expectNoViolations(container);
    await userEvent.click(revoke[0] as HTMLElement);
    expect(opened()).toMatchObject({
      operation: 'users.sessions.revoke',
      target: { session: { session_id: 's1' } },
    });
    closeAction();
    await userEvent.click(screen.getByRole('button', { name: 'Revoke all sessions…' }));
    expect(opened()?.operation).toBe('users.sessions.revoke_all');
  });

  it('protection is changed beside what it says', async () => {
    await show('security', asFew({ two_factor: true, locked_until: at(1) }));
    const panel = screen.getByRole('complementary', { name: 'Protection of the account' });
    const names = within(panel)
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(names).toEqual(
      expect.arrayContaining(['Turn off two-factor…', 'Force password reset…', 'Unlock…']),
    );
    expect(names).not.toContain('Require two-factor…');
  });

  it('a second factor that has to be set up is named beside the one that is off', async () => {
    await show('security', asFew({ two_factor: false, two_factor_required: true }));
    const panel = screen.getByRole('complementary', { name: 'Protection of the account' });
    expect(within(panel).getByText('Off')).toBeInTheDocument();
    expect(within(panel).getByText('Required')).toBeInTheDocument();
    expect(panel).toHaveTextContent('A second factor has to be set up at the next login.');
    expect(panel).not.toHaveTextContent('A password alone is enough to log in.');
  });

  it('the switch of an account opens the change of its status', async () => {
    const statuses = (['active', 'inactive', 'suspended'] as const).map((status) => ({
      status,
      label: status,
    }));
    const meta = { ...session.meta, statuses };
    const { container } = await show('profile', user, {}, { ...session, meta });
    const active = screen.getByRole('switch', { name: 'Active' });
    expect(active).toBeChecked();
    await expectNoViolations(container);
    await userEvent.click(active);
    expect(opened()).toMatchObject({ operation: 'users.status.set', target: { becomes: 'inactive' } });
    expect(active).toBeChecked();
  });

  it('there is no switch where nobody is inactive', async () => {
    await show('profile');
    expect(screen.queryByRole('switch', { name: 'Active' })).toBeNull();
  });

  it('the status of who is suspended is not set by hand', async () => {
    await show('profile', suspendedUser);
    expect(await offered()).not.toContain('Change status…');
  });

  it('permissions of the user’s own are named as the platform does, and changed there', async () => {
    const user_permissions = [{ value: 'content.publish', label: 'Publish content' }];
    const meta = { ...session.meta, user_permissions };
    const { container } = await show('access', user, {}, { ...session, meta });
    expect(screen.getByText('Publish content')).toBeInTheDocument();
    await expectNoViolations(container);
    await userEvent.click(screen.getByRole('button', { name: 'Change permissions…' }));
    expect(opened()?.operation).toBe('users.permissions.change');
  });

  it('where the platform has none, none are shown', async () => {
    await show('access');
    expect(screen.queryByText('content.publish')).toBeNull();
    expect(await offered()).not.toContain('Change permissions…');
  });

  it('one API token is revoked in its row', async () => {
    const { container } = await show('access');
    const table = await screen.findByRole('table', { name: 'API tokens' });
    await expectNoViolations(container);
    const [revoke] = within(table).getAllByRole('button', { name: 'Revoke…' });
    await userEvent.click(revoke as HTMLElement);
    const [token] = user.security.tokens;
    expect(opened()).toMatchObject({ operation: 'users.tokens.revoke', target: { token } });
  });

  it('an account at another provider is unlinked in its row, and another one is linked above', async () => {
    const google = {
      provider: 'google' as const,
      provider_user_id: '1102',
      linked_at: '2026-03-04T18:26:00Z',
    };
    const { container } = await show('security', {
      ...asFew({ linked_accounts: [google] }),
      account: { ...user.account, oauth_providers: ['google', 'apple'] },
    });
    const list = screen.getByRole('list', { name: 'Linked accounts' });
    const [known, unknown] = within(list).getAllByRole('listitem');
    expect(known).toHaveTextContent(/Google.*since.*1102/);
    expect(unknown).toHaveTextContent('Appleits ID is not known');
    await expectNoViolations(container);
    await userEvent.click(within(list).getByRole('button', { name: 'Unlink…' }));
    expect(opened()).toMatchObject({ operation: 'users.oauth.unlink', target: { account: google } });
    closeAction();
    await userEvent.click(screen.getByRole('button', { name: 'Link…' }));
    expect(opened()?.operation).toBe('users.oauth.link');
  });

  it('a platform without linked accounts shows none', async () => {
    const modules = session.meta.modules.filter((module) => module !== 'oauth');
    await show('security', user, {}, { ...session, meta: { ...session.meta, modules } });
    expect(screen.queryByText('Linked accounts')).toBeNull();
    expect(await offered()).not.toContain('Link account…');
  });

  it('a note is added above the notes, and a flag beside the flags', async () => {
    await show('notes');
    await userEvent.click(screen.getByRole('button', { name: 'Add note…' }));
    expect(opened()?.operation).toBe('users.notes.add');
    closeAction();
    await userEvent.click(screen.getByRole('button', { name: 'Add flag…' }));
    expect(opened()?.operation).toBe('users.flags.set');
  });
});

describe('the audit tab', () => {
  const entry: AuditEntry = {
    id: 'e1',
    number: 7,
    at: '2026-11-17T12:30:05Z',
    action: 'USER_SUSPENDED',
    admin: { id: 'a1', name: 'Ivo Brandt' },
    user_id: user.user_id,
    ip: null,
    reason: 'Login from abroad.',
    changes: [{ field: 'status', old: 'active', new: 'suspended' }],
    effects: [
      { kind: 'login_refused', reason: 'SECURITY', message: null, until: null },
      { kind: 'sessions_end', count: 3 },
      { kind: 'payouts_held', payouts: [{ count: 1, sum: { amount: '412.00', currency: 'EUR' } }] },
    ],
    facts: [],
    digest: null,
    request_id: null,
  };

  async function list(...items: AuditEntry[]) {
    await show('audit', user, { 'users.audit.list': () => ({ items, next_cursor: null }) });
    return screen.findByRole('list', { name: 'Audit entries' });
  }

  it('tells what was done in the words of the review, changes of fields and all else', async () => {
    const entries = await list(entry);
    expect(within(entries).getAllByRole('insertion')).toHaveLength(1);
    expect(within(entries).getByRole('insertion')).toHaveTextContent('Suspended');
    expect(entries).toHaveTextContent('Login refused: SECURITY, Security concern (compromised account)');
    expect(entries).toHaveTextContent('3 sessions ended');
    expect(entries).toHaveTextContent('€412.00 held');
  });

  it('tells a change of a field alone in the same words', async () => {
    const { effects: _, ...bare } = entry;
    const changes = [{ field: 'two_factor', old: 'on', new: 'off' }];
    const entries = await list({ ...bare, action: 'USER_TWO_FACTOR_DISABLED', changes });
    expect(within(entries).getByRole('deletion')).toHaveTextContent('On');
    expect(within(entries).getByRole('insertion')).toHaveTextContent('Off');
  });
});
