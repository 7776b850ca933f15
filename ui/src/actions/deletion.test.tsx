import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action, UserDetail } from '@/api/bindings';
import { dropDrafts } from '@/api/drafts';
import { openForm, typeCode } from '@/test/actions';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { user } from '@/test/people';
import { doneOf, planOf, preparedOf } from '@/test/plans';
import { closeAction } from './open';
import { targetOf } from './target';

const path = { user_id: user.user_id };
const deleted: UserDetail = { ...user, status: 'deleted' };

beforeEach(() => {
  closeAction();
  dropDrafts();
});

describe('deleting a user', () => {
  it('says what happens, what is kept until when, and what becomes of the downline', async () => {
    const { dialog } = await openForm('users.delete');
    await waitFor(() => expect(dialog).toHaveTextContent('Login is refused'));
    const list = (title: string) => screen.getByRole('heading', { name: title }).parentElement as HTMLElement;
    expect(list('What will happen')).toHaveTextContent(
      'Final deletionDue 15 Feb 2027, 14:32 CET; until then the user can be restored',
    );
    expect(list('What will happen')).toHaveTextContent('No new orders. 1 open order continues');
    expect(list('What will happen')).toHaveTextContent('1 pending, €412.00, is held');
    for (const kept of [
      'OrdersKept until 17 Nov 2033',
      'Financial transactionsKept until 17 Nov 2033',
      'Audit logKept until 17 Nov 2036',
      'Personal dataKept until 15 Feb 2027',
    ])
      expect(list('What stays')).toHaveTextContent(kept);
    expect(list('What stays')).toHaveTextContent(
      '37 referrals stay as they are; they go to the sponsor with the final deletion',
    );
    await expectNoViolations(dialog);
  });

  it('goes on only when what is kept was read, and sends that it was', async () => {
    const prepareAction = vi.fn((_: string, asked: Action) => preparedOf(asked));
    const confirmAction = () => doneOf((prepareAction.mock.lastCall as [string, Action])[1]);
    const commands = { prepareAction, confirmAction };
    const { keyboard, dialog } = await openForm('users.delete', { commands });
    await waitFor(() => expect(dialog).toHaveTextContent('Login is refused'));
    await keyboard.type(screen.getByRole('textbox', { name: /Reason/ }), 'Asked for it.');
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    expect(screen.getByText('This is required.')).toBeInTheDocument();
    expect(prepareAction).not.toHaveBeenCalled();
    await keyboard.click(screen.getByRole('checkbox', { name: /I have read what is kept/ }));
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    await screen.findByRole('button', { name: /Continue to the code/ });
    expect(dialog).toHaveTextContent('Read and acknowledged');
    expect(dialog).toHaveTextContent('Released when the user is restored');
    await expectNoViolations(dialog);
    expect(prepareAction).toHaveBeenCalledExactlyOnceWith(session.connection.id, {
      operation: 'users.delete',
      path,
      body: { reason: 'Asked for it.', retention_acknowledged: true },
    });
    await keyboard.click(screen.getByRole('button', { name: /Continue to the code/ }));
    await screen.findByRole('group', { name: '6-digit code' });
    await typeCode(keyboard);
    await keyboard.keyboard('{Enter}');
    expect(await screen.findAllByText('Lucía Peñasco is deleted')).not.toHaveLength(0);
  });
});

describe('restoring a user', () => {
  it('is open for who is deleted, and says what comes back and what does not', async () => {
    const { keyboard, dialog } = await openForm('users.restore', {
      on: targetOf(deleted),
      getUser: () => deleted,
    });
    await waitFor(() => expect(dialog).toHaveTextContent('Final deletionCalled off'));
    expect(dialog).toHaveTextContent('1 held, €412.00, is released');
    expect(dialog).toHaveTextContent('Revoked tokens must be issued again');
    await expectNoViolations(dialog);
    await keyboard.type(screen.getByRole('textbox', { name: /Reason/ }), 'By mistake.');
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    await screen.findByRole('button', { name: /Continue to the code/ });
    expect(dialog).toHaveTextContent('As before the deletion');
  });

  it('says beforehand that the time for it is over', async () => {
    const over = 'The time in which this user could be restored is over.';
    const refusal = {
      code: 'wrong_status' as const,
      status: 409,
      title: over,
      detail: 'Nothing was changed.',
    };
    const plan = (asked: Action) => planOf(asked, { refusal, effects: [] });
    const { dialog } = await openForm('users.restore', { on: targetOf(deleted), plan });
    await waitFor(() => expect(dialog).toHaveTextContent(over));
    expect(screen.getByRole('button', { name: /^Review/ })).toHaveAttribute('aria-disabled', 'true');
  });
});
