import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action } from '@/api/bindings';
import { dropDrafts } from '@/api/drafts';
import { type Keyboard, openForm, typeCode } from '@/test/actions';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { refusal, user } from '@/test/people';
import { doneOf, planOf, preparedOf } from '@/test/plans';
import type { Operation } from './form';
import { closeAction } from './open';
import { targetOf } from './target';

async function toReview(keyboard: Keyboard, reason = 'Ticket KS-4821.') {
  await screen.findByText('What will happen');
  await keyboard.click(screen.getByRole('textbox', { name: /Reason/ }));
  await keyboard.paste(reason);
  await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
  await screen.findByRole('button', { name: /Continue to the code/ });
}

async function toCode(keyboard: Keyboard) {
  await toReview(keyboard);
  await keyboard.click(screen.getByRole('button', { name: /Continue to the code/ }));
  await screen.findByRole('group', { name: '6-digit code' });
}

beforeEach(() => {
  closeAction();
  dropDrafts();
});

describe('an action with a code', () => {
  const coded: [Operation, string, RegExp][] = [
    ['users.unlock', 'Unlock user', /Lucía Peñasco is unlocked/],
    ['users.two_factor.disable', 'Turn off two-factor', /Two-factor of Lucía Peñasco is off/],
    ['users.two_factor.require', 'Require two-factor', /needs a second factor from the next login on/],
    ['users.lockdown', 'Lock down user', /Lucía Peñasco is locked down/],
  ];

  it.each(coded)('%s goes by review and code, and tells what was done', async (operation, title, told) => {
    const { keyboard, dialog } = await openForm(operation);
    expect(dialog).toHaveAccessibleName(title);
    expect(within(dialog).getByRole('list', { name: 'Steps' })).toHaveTextContent('Confirm');
    await toReview(keyboard);
    expect(dialog).toHaveTextContent('Ticket KS-4821.');
    await expectNoViolations(dialog);
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('group', { name: '6-digit code' });
    await typeCode(keyboard);
    expect(screen.getByRole('button', { name: title })).toHaveFocus();
    await keyboard.keyboard('{Enter}');
    expect(await screen.findAllByText(told)).not.toHaveLength(0);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('shows from what to what a lock goes', async () => {
    const { keyboard, dialog } = await openForm('users.unlock');
    await toReview(keyboard);
    const row = within(dialog).getByRole('row', { name: /Account lock/ });
    expect(row).toHaveTextContent('Locked until 17 Nov 2026, 16:00');
    expect(row).toHaveTextContent('Not locked');
    expect(within(dialog).getByRole('row', { name: /Failed logins/ })).toHaveTextContent('10');
  });

  it('names at the lockdown all that a suspension does, and the new password', async () => {
    const { dialog } = await openForm('users.lockdown');
    await screen.findByText('What will happen');
    for (const said of [
      '3 active sessions end at once',
      '2 tokens are revoked',
      'A new one is required at the next login',
      'To undo: Reactivate, with a reason and your code.',
    ])
      expect(dialog).toHaveTextContent(said);
  });

  it('shows what was frozen, not what would be planned now', async () => {
    let failed = '10';
    const plan = (action: Action) =>
      planOf(action, {
        effects: [{ kind: 'changes', field: 'failed_logins', old: failed, new: '0' }],
      });
    const prepareAction = (_: string, action: Action) => preparedOf(action, { plan: plan(action) });
    const { keyboard, dialog, client } = await openForm('users.unlock', {
      plan,
      commands: { prepareAction },
    });
    await toReview(keyboard);
    failed = '12';
    await client.invalidateQueries();
    expect(within(dialog).getByRole('row', { name: /Failed logins/ })).toHaveTextContent('10');
  });

  it('says why it would be refused where only the preparation finds out', async () => {
    const refused = {
      title: 'This user outranks you.',
      status: 403,
      detail: 'Nothing was changed.',
      code: 'rank_too_low' as const,
    };
    const prepareAction = (_: string, action: Action) =>
      preparedOf(action, { plan: planOf(action, { refusal: refused }) });
    const { keyboard } = await openForm('users.unlock', { commands: { prepareAction } });
    await screen.findByText('What will happen');
    await keyboard.click(screen.getByRole('textbox', { name: /Reason/ }));
    await keyboard.paste('Called back.');
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    expect(await screen.findByText(/This user outranks you\./)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Continue to the code/ })).toBeNull();
  });

  it('goes back to the form when what changed can’t be prepared any more', async () => {
    let times = 0;
    const prepareAction = (_: string, action: Action) => {
      times += 1;
      if (times > 1) throw refusal('wrong_status');
      return preparedOf(action);
    };
    const { keyboard } = await openForm('users.unlock', {
      commands: {
        prepareAction,
        confirmAction: () => {
          throw refusal('changed');
        },
      },
    });
    await toCode(keyboard);
    await typeCode(keyboard);
    await keyboard.keyboard('{Enter}');
    expect(await screen.findByText(/refused: wrong_status/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue('Ticket KS-4821.');
  });

  it('is off at the code as soon as the platform would refuse it', async () => {
    let locked = true;
    const plan = (action: Action) =>
      planOf(action, {
        refusal: locked ? null : { title: 'The user is not locked.', status: 409, code: 'wrong_status' },
      });
    const confirmAction = vi.fn(() => {
      locked = false;
      throw refusal('wrong_status');
    });
    const { keyboard } = await openForm('users.unlock', { plan, commands: { confirmAction } });
    await toCode(keyboard);
    await typeCode(keyboard);
    await keyboard.keyboard('{Enter}');
    const last = await screen.findByRole('button', { name: 'Unlock user' });
    await typeCode(keyboard, '111111');
    await waitFor(() => expect(last).toHaveAttribute('aria-disabled', 'true'));
    await keyboard.click(last);
    expect(confirmAction).toHaveBeenCalledOnce();
  });

  it('names who else must approve it', async () => {
    const plan = (action: Action) => planOf(action, { approval: 'user.reactivate.approve' });
    const { dialog } = await openForm('users.unlock', { plan });
    await waitFor(() =>
      expect(dialog).toHaveTextContent('Another admin with user.reactivate.approve has to approve it.'),
    );
  });

  it('asks for the approval where one is needed, and tells that it waits', async () => {
    const plan = (action: Action) => planOf(action, { approval: 'user.reactivate.approve' });
    const until = '2026-11-18T12:32:00Z';
    const { keyboard } = await openForm('users.reactivate', {
      plan,
      on: { ...targetOf(user), status: 'suspended' },
      commands: {
        confirmAction: () =>
          doneOf(
            { operation: 'users.unlock', path: { user_id: user.user_id }, body: { reason: 'x' } },
            {
              effects: [{ kind: 'approval_requested', permission: 'user.reactivate.approve', until }],
            },
          ),
      },
    });
    await toCode(keyboard);
    await typeCode(keyboard);
    await keyboard.click(screen.getByRole('button', { name: 'Ask for approval' }));
    expect(await screen.findAllByText('Reactivate user: Lucía Peñasco waits for approval')).not.toHaveLength(
      0,
    );
    expect(screen.getAllByText(/decides until 18 Nov 2026, 13:32/)).not.toHaveLength(0);
    await keyboard.click(screen.getByRole('button', { name: 'Open approvals' }));
  });

  it('keeps one draft for each user and action', async () => {
    const first = await openForm('users.unlock');
    await first.keyboard.type(screen.getByRole('textbox', { name: /Reason/ }), 'Half a');
    first.unmount();
    const other = await openForm('users.two_factor.disable');
    expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue('');
    other.unmount();
    const third = await openForm('users.unlock', { on: { ...targetOf(user), user_id: 'someone-else' } });
    expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue('');
    third.unmount();
    await openForm('users.unlock');
    expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue('Half a');
  });

  it('is off for who may not', async () => {
    const me = {
      ...session.me,
      permissions: session.me.permissions.filter((one) => one !== 'user.lockdown'),
    };
    const { keyboard } = await openForm('users.lockdown', { opened: { ...session, me } });
    const button = screen.getByRole('button', { name: /^Review/ });
    await keyboard.hover(button);
    expect(await screen.findByText('This needs user.lockdown.')).toBeInTheDocument();
  });
});
