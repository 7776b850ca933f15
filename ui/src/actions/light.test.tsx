import { notifications } from '@mantine/notifications';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action, OpenAction, UserSession } from '@/api/bindings';
import type { ErrorCode } from '@/api/ConsoleError';
import { dropDrafts } from '@/api/drafts';
import { choose, type Keyboard, openForm, withhold } from '@/test/actions';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { refusal, user } from '@/test/people';
import { doneOf, planOf, preparedOf } from '@/test/plans';
import type { Operation } from './form';
import { closeAction } from './open';
import { targetOf } from './target';

const target = targetOf(user);
const signedIn: UserSession = {
  session_id: 's1',
  device: 'Desktop',
  os: 'Windows 11',
  browser: 'Firefox 145',
  ip: '203.0.113.77',
  location: 'Lisbon, PT',
  new_country: true,
  created_at: '2026-11-17T12:30:00Z',
  last_activity_at: '2026-11-17T13:30:00Z',
  active: true,
  masked: [],
};
const path = { user_id: user.user_id };

type Options = NonNullable<Parameters<typeof openForm>[1]>;

/** Opens it over a desk that notes what is sent. */
async function open(operation: Operation, { commands, ...options }: Options = {}) {
  const prepareAction = vi.fn((_: string, action: Action) => preparedOf(action));
  const confirmAction = vi.fn((_: string, __: string, ___: string | null) => {
    const [, action] = prepareAction.mock.lastCall as [string, Action];
    return doneOf(action);
  });
  const opened = await openForm(operation, {
    commands: { prepareAction, confirmAction, ...commands },
    ...options,
  });
  return { ...opened, prepareAction, confirmAction };
}

async function flagIt(keyboard: Keyboard) {
  await choose(keyboard, /^Flag/, /VIP/);
  await keyboard.type(screen.getByRole('textbox', { name: /Reason/ }), 'A good customer.');
  await screen.findByText('What will happen');
}

beforeEach(() => {
  closeAction();
  dropDrafts();
  notifications.clean();
  notifications.cleanQueue();
});

describe('an action without a code', () => {
  it('is one small step: what is asked, what will happen, and a button that names it', async () => {
    const { keyboard, dialog, prepareAction, confirmAction } = await open('users.flags.set');
    expect(within(dialog).queryByRole('list', { name: 'Steps' })).toBeNull();
    // Nothing is foretold of a flag that nobody chose.
    expect(dialog).not.toHaveTextContent('What will happen');
    expect(within(dialog).queryByRole('button', { name: /^Review/ })).toBeNull();
    await flagIt(keyboard);
    await waitFor(() => expect(dialog).toHaveTextContent('VIP is set'));
    await expectNoViolations(dialog);
    await keyboard.click(screen.getByRole('button', { name: /^Add flag/ }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(prepareAction).toHaveBeenCalledExactlyOnceWith(session.connection.id, {
      operation: 'users.flags.set',
      path,
      body: { flag: 'vip', reason: 'A good customer.' },
    });
    expect(confirmAction).toHaveBeenCalledExactlyOnceWith(session.connection.id, 'action-1', null);
  });

  it('goes by mod+Enter from the last field', async () => {
    const { keyboard, confirmAction } = await open('users.notes.add');
    await keyboard.type(screen.getByRole('textbox', { name: /Note/ }), 'Called back.');
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(confirmAction).toHaveBeenCalledOnce());
  });

  it('sends a note with category and priority, to all admins unless some are named', async () => {
    const { keyboard, prepareAction, dialog } = await open('users.notes.add');
    expect(dialog).toHaveTextContent('The user does not see it.');
    await keyboard.type(screen.getByRole('textbox', { name: /Note/ }), 'Hold payouts.');
    await choose(keyboard, /Category/, /Compliance/);
    await choose(keyboard, /Priority/, /High/);
    await expectNoViolations(dialog);
    await keyboard.click(screen.getByRole('button', { name: /^Add note/ }));
    expect(prepareAction).toHaveBeenCalledExactlyOnceWith(session.connection.id, {
      operation: 'users.notes.add',
      path,
      body: { text: 'Hold payouts.', category: 'compliance', priority: 'high', roles: [] },
    });
  });

  it('keeps a note to the roles that are chosen, where the platform names them', async () => {
    const me = { ...session.me, admin_roles: [{ value: 'senior', label: 'Senior administrator' }] };
    const { keyboard, prepareAction } = await open('users.notes.add', { opened: { ...session, me } });
    await keyboard.type(screen.getByRole('textbox', { name: /^Note/ }), 'Hold payouts.');
    await keyboard.click(screen.getByRole('combobox', { name: 'Visible to' }));
    await keyboard.click(await screen.findByRole('option', { name: 'Senior administrator', hidden: true }));
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    expect(prepareAction.mock.lastCall?.[1]).toMatchObject({ body: { roles: ['senior'] } });
  });

  it('revokes one session without asking for anything, and says which', async () => {
    const on = { ...target, session: signedIn };
    const { keyboard, dialog, prepareAction } = await open('users.sessions.revoke', { on });
    await waitFor(() => expect(dialog).toHaveTextContent('Firefox 145, Windows 11, Lisbon, PT'));
    await expectNoViolations(dialog);
    await keyboard.click(screen.getByRole('button', { name: /^Revoke session/ }));
    expect(prepareAction).toHaveBeenCalledExactlyOnceWith(session.connection.id, {
      operation: 'users.sessions.revoke',
      path: { ...path, session_id: 's1' },
      body: null,
    });
  });

  it('asks for a reason before all sessions are revoked', async () => {
    const { keyboard, prepareAction, dialog } = await open('users.sessions.revoke_all');
    await waitFor(() => expect(dialog).toHaveTextContent('3 active sessions end at once'));
    await keyboard.click(screen.getByRole('button', { name: /^Revoke all sessions/ }));
    expect(screen.getByText('This is required.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveFocus());
    expect(prepareAction).not.toHaveBeenCalled();
  });

  it('chooses the only flag there is, and needs no reason to remove it', async () => {
    const { keyboard, prepareAction } = await open('users.flags.clear', {
      on: { ...target, flags: ['risk'] },
    });
    await screen.findByText('What will happen');
    await keyboard.click(screen.getByRole('button', { name: /^Remove flag/ }));
    expect(prepareAction.mock.lastCall?.[1].body).toEqual({ flag: 'risk', reason: null });
  });

  it('asks for the flag where none is chosen', async () => {
    const { keyboard, prepareAction } = await open('users.flags.set');
    await keyboard.click(screen.getByRole('button', { name: /^Add flag/ }));
    expect(screen.getAllByText('This is required.')).toHaveLength(2);
    await waitFor(() => expect(screen.getByRole('combobox', { name: /^Flag/ })).toHaveFocus());
    expect(prepareAction).not.toHaveBeenCalled();
  });

  it('offers no flag that is set, nor one to remove that is not', async () => {
    const { keyboard } = await open('users.flags.set', { on: { ...target, flags: ['vip', 'watch'] } });
    await keyboard.click(screen.getByRole('combobox', { name: /^Flag/ }));
    await screen.findByRole('option', { name: /Risk/, hidden: true });
    expect(screen.queryByRole('option', { name: /VIP|Watch/, hidden: true })).toBeNull();
  });

  it('does nothing when it would do more than what was shown, and shows it', async () => {
    let sessions = 3;
    const plan = (action: Action) =>
      planOf(action, { effects: [{ kind: 'sessions_end', count: sessions }], version: `v${sessions}` });
    const prepareAction = (_: string, action: Action) => preparedOf(action, { plan: plan(action) });
    const discardAction = vi.fn(() => null);
    const confirmAction = vi.fn(() =>
      doneOf({ operation: 'users.sessions.revoke_all', path, body: { reason: '' } }),
    );
    const { keyboard, dialog } = await open('users.sessions.revoke_all', {
      plan,
      commands: { prepareAction, discardAction, confirmAction },
    });
    await keyboard.type(screen.getByRole('textbox', { name: /Reason/ }), 'Stolen laptop.');
    sessions = 7;
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    expect(
      await screen.findByText(/What will happen has changed meanwhile\. Nothing was sent\./),
    ).toBeVisible();
    await waitFor(() => expect(dialog).toHaveTextContent('7 active sessions end at once'));
    expect(confirmAction).not.toHaveBeenCalled();
    expect(discardAction).toHaveBeenCalledOnce();
    expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue('Stolen laptop.');
  });

  describe('sent faster than the platform foretells it', () => {
    const done = doneOf({ operation: 'users.sessions.revoke_all', path, body: { reason: '' } });

    /** Pressed while the plan of the draft before is still shown; the one of this draft comes when told to. */
    async function press(version: (action: Action) => string) {
      const { answer, resolve } = withhold<null>();
      const planned = (action: Action) => planOf(action, { version: version(action) });
      const prepareAction = vi.fn((_: string, made: Action) => preparedOf(made, { plan: planned(made) }));
      const confirmAction = vi.fn(() => done);
      const { keyboard } = await open('users.sessions.revoke_all', {
        plan: async (action) => {
          if (JSON.stringify(action).includes('Stolen laptop.')) await answer;
          return planned(action);
        },
        commands: { prepareAction, confirmAction },
      });
      await screen.findByText('What will happen');
      await keyboard.click(screen.getByRole('textbox', { name: /Reason/ }));
      await keyboard.paste('Stolen laptop.');
      await keyboard.keyboard('{Control>}{Enter}{/Control}');
      expect(prepareAction).not.toHaveBeenCalled();
      resolve(null);
      return { confirmAction };
    }

    it('waits for the plan of this draft', async () => {
      const { confirmAction } = await press(() => 'v1');
      await waitFor(() => expect(confirmAction).toHaveBeenCalledOnce());
    });

    it('is not done where that weighs otherwise than what was shown', async () => {
      const { confirmAction } = await press(({ body }) => JSON.stringify(body));
      expect(await screen.findByText(/Nothing was sent\./)).toBeVisible();
      expect(confirmAction).not.toHaveBeenCalled();
    });
  });

  it('is not sent any more when the dialog was closed while it was prepared', async () => {
    const { answer, resolve } = withhold<null>();
    const prepareAction = vi.fn(async (_: string, action: Action) => {
      await answer;
      return preparedOf(action);
    });
    const discardAction = vi.fn(() => null);
    const confirmAction = vi.fn();
    const { keyboard } = await open('users.flags.set', {
      commands: { prepareAction, discardAction, confirmAction },
    });
    await flagIt(keyboard);
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(prepareAction).toHaveBeenCalledOnce());
    await keyboard.click(screen.getByRole('button', { name: 'Cancel' }));
    await keyboard.click(screen.getByRole('button', { name: 'Discard' }));
    resolve(null);
    await waitFor(() => expect(discardAction).toHaveBeenCalledOnce());
    expect(confirmAction).not.toHaveBeenCalled();
  });

  it('says what became worse when the platform finds it at the last moment', async () => {
    const fields = [{ field: 'sessions_end', message: '3 when it was reviewed, 7 now' }];
    const { keyboard } = await open('users.sessions.revoke_all', {
      commands: {
        confirmAction: () => {
          throw refusal('changed', { fields });
        },
      },
    });
    await keyboard.type(screen.getByRole('textbox', { name: /Reason/ }), 'Stolen laptop.');
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Sessions: 3 when it was reviewed, 7 now')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue('Stolen laptop.');
  });

  it('asks for the code all the same where the platform does', async () => {
    const prepareAction = (_: string, action: Action) => preparedOf(action, { needs_code: true });
    const { keyboard, confirmAction } = await open('users.flags.set', { commands: { prepareAction } });
    await flagIt(keyboard);
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    await keyboard.click(await screen.findByRole('button', { name: /Continue to the code/ }));
    expect(await screen.findByRole('group', { name: '6-digit code' })).toBeInTheDocument();
    expect(confirmAction).not.toHaveBeenCalled();
  });

  it('shows at its field what only the platform finds wrong, once it was tried', async () => {
    const faults = [{ field: 'reason', message: 'A reason has to say more than that.' }];
    const plan = (action: Action) => planOf(action, { faults });
    const prepareAction = (_: string, action: Action) => preparedOf(action, { plan: plan(action) });
    const { keyboard, confirmAction } = await open('users.flags.set', { plan, commands: { prepareAction } });
    expect(screen.queryByText('A reason has to say more than that.')).toBeNull();
    await flagIt(keyboard);
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    const field = screen.getByRole('textbox', { name: /Reason/ });
    await waitFor(() => expect(field).toHaveAccessibleDescription(/has to say more/));
    expect(confirmAction).not.toHaveBeenCalled();
  });

  it('polls for an answer that was lost, and says what was done', async () => {
    const action: Action = { operation: 'users.flags.set', path, body: { flag: 'vip', reason: 'Good.' } };
    const { keyboard } = await open('users.flags.set', {
      commands: {
        confirmAction: () => {
          throw refusal('outcome_unknown');
        },
        resolveAction: () => ({ state: 'done', outcome: doneOf(action) }),
      },
    });
    await flagIt(keyboard);
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findAllByText('The flag of Lucía Peñasco is set')).not.toHaveLength(0);
  });

  it('is off without a connection', async () => {
    const opened = { ...session, offlineSince: '2026-11-17T13:30:00Z' };
    const { confirmAction, keyboard } = await open('users.flags.set', { opened });
    expect(screen.getByRole('button', { name: /^Add flag/ })).toHaveAttribute('aria-disabled', 'true');
    await flagIt(keyboard);
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    expect(confirmAction).not.toHaveBeenCalled();
  });
});

describe('undo', () => {
  async function flagged(options: Options = {}) {
    const opened = await open('users.flags.set', options);
    await flagIt(opened.keyboard);
    await opened.keyboard.keyboard('{Control>}{Enter}{/Control}');
    const undo = await screen.findByRole('button', { name: 'Undo' });
    return { ...opened, undo };
  }

  it('takes back what can be taken back, and tells it as its own', async () => {
    const { keyboard, undo, prepareAction, confirmAction } = await flagged();
    expect(screen.queryByRole('button', { name: 'Audit entry' })).toBeNull();
    await keyboard.click(undo);
    expect(await screen.findAllByText('The flag of Lucía Peñasco is removed')).not.toHaveLength(0);
    expect(prepareAction.mock.lastCall?.[1]).toEqual({
      operation: 'users.flags.clear',
      path,
      body: { flag: 'vip', reason: null },
    });
    expect(confirmAction).toHaveBeenCalledTimes(2);
    expect(confirmAction.mock.lastCall?.[2]).toBeNull();
  });

  it('is done once, however often it is clicked', async () => {
    const { undo, prepareAction } = await flagged();
    fireEvent.click(undo);
    fireEvent.click(undo);
    expect(await screen.findAllByText('The flag of Lucía Peñasco is removed')).not.toHaveLength(0);
    expect(prepareAction).toHaveBeenCalledTimes(2);
  });

  it('is put before the admin where it needs a code, and confirms nothing by itself', async () => {
    const prepareAction = (_: string, action: Action) =>
      preparedOf(action, { needs_code: action.operation === 'users.flags.clear' });
    const confirmAction = vi.fn(() =>
      doneOf({ operation: 'users.flags.set', path, body: { flag: 'vip', reason: 'x' } }),
    );
    const { keyboard, undo } = await flagged({ commands: { prepareAction, confirmAction } });
    await keyboard.click(undo);
    const dialog = await screen.findByRole('dialog', { name: 'Remove flag' });
    expect(within(dialog).getByRole('button', { name: /Continue to the code/ })).toBeInTheDocument();
    expect(confirmAction).toHaveBeenCalledOnce();
  });

  it('says when it failed, and that is all', async () => {
    let times = 0;
    const prepareAction = (_: string, action: Action) => {
      times += 1;
      if (times > 1) throw refusal('rank_too_low');
      return preparedOf(action);
    };
    const confirmAction = () =>
      doneOf({ operation: 'users.flags.set', path, body: { flag: 'vip', reason: 'x' } });
    const { keyboard, undo } = await flagged({ commands: { prepareAction, confirmAction } });
    await keyboard.click(undo);
    expect(await screen.findAllByText('This was not undone')).not.toHaveLength(0);
  });

  /** The flag is set; taking it back fails like this when it is confirmed. */
  async function flaggedAndFailing(code: ErrorCode, commands: Options['commands'] = {}) {
    const prepareAction = (_: string, action: Action) => preparedOf(action, { action_id: action.operation });
    const discardAction = vi.fn((_: string, __: string) => null);
    const confirmAction = (_: string, id: string) => {
      if (id === 'users.flags.clear') throw refusal(code);
      return doneOf({ operation: 'users.flags.set', path, body: { flag: 'vip', reason: 'x' } });
    };
    const opened = await flagged({ commands: { prepareAction, confirmAction, discardAction, ...commands } });
    return { ...opened, discardAction };
  }

  it('gives up what was prepared for it when it is refused', async () => {
    const { keyboard, undo, discardAction } = await flaggedAndFailing('wrong_status');
    await keyboard.click(undo);
    expect(await screen.findAllByText('This was not undone')).not.toHaveLength(0);
    expect(discardAction).toHaveBeenCalledExactlyOnceWith(session.connection.id, 'users.flags.clear');
  });

  it('does not say that it failed when its answer was lost, but follows it', async () => {
    const back: Action = { operation: 'users.flags.clear', path, body: { flag: 'vip', reason: null } };
    let lost: OpenAction[] = [];
    const { keyboard, undo, discardAction } = await flaggedAndFailing('outcome_unknown', {
      listOpenActions: () => lost,
      resolveAction: () => ({ state: 'in_progress' }),
    });
    lost = [{ prepared: preparedOf(back), sent_at: '2026-11-17T13:32:00Z' }];
    await keyboard.click(undo);
    expect(await screen.findByRole('dialog', { name: 'Remove flag' })).toBeVisible();
    expect(screen.queryByText('This was not undone')).toBeNull();
    expect(discardAction).not.toHaveBeenCalled();
  });
});
