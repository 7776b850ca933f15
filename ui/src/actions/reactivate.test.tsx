import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action, Plan, ReactivateRequest } from '@/api/bindings';
import { dropDrafts } from '@/api/drafts';
import { type Keyboard, openForm, typeCode } from '@/test/actions';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { refusal, suspendedUser } from '@/test/people';
import { doneOf, planOf, preparedOf } from '@/test/plans';
import type { FakeCommands } from '@/test/render';
import { closeAction } from './open';
import { targetOf } from './target';

const { user_id, name } = suspendedUser;
type Reactivate = Extract<Action, { operation: 'users.reactivate' }>;

const action: Reactivate = {
  operation: 'users.reactivate',
  path: { user_id },
  body: {
    reason: 'All clear.',
    conditions: { require_password_change: false, require_kyc: false, monitor_days: null },
  },
};
const active = doneOf(action);

function open(commands: FakeCommands = {}, options: Parameters<typeof openForm>[1] = {}) {
  return openForm('users.reactivate', {
    commands,
    on: targetOf(suspendedUser),
    getUser: () => suspendedUser,
    ...options,
  });
}

async function review(keyboard: Keyboard) {
  await screen.findByText(/usable again/);
  await keyboard.click(screen.getByRole('textbox', { name: /Reason/ }));
  await keyboard.paste('The owner has the account back.');
  await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
  await screen.findByRole('button', { name: /Continue to the code/ });
}

async function confirm(keyboard: Keyboard, code = '407192') {
  await typeCode(keyboard, code);
  await keyboard.keyboard('{Enter}');
}

async function reviewAndConfirm(keyboard: Keyboard) {
  await review(keyboard);
  await keyboard.click(screen.getByRole('button', { name: /Continue to the code/ }));
  await screen.findByRole('group', { name: '6-digit code' });
  await confirm(keyboard);
}

beforeEach(() => {
  closeAction();
  dropDrafts();
});

describe('reactivating a user', () => {
  it('shows what comes back, what does not, and every suspension so far', async () => {
    const { dialog } = await open();
    expect(await screen.findByText(/usable again/)).toHaveTextContent('1,240.00 usable again');
    expect(dialog).toHaveTextContent('1 held, €412.00, is released');
    expect(dialog).toHaveTextContent('Revoked tokens must be issued again');
    const history = (await screen.findByRole('heading', { name: 'Suspension history' })).parentElement;
    const [latest, before] = within(history as HTMLElement).getAllByRole('listitem');
    expect(latest).toHaveTextContent(/SECURITY by Mei Sandoval.*Login from abroad.*Indefinite/);
    expect(before).toHaveTextContent(/CHARGEBACK.*Card disputed.*Dispute withdrawn/);
    await expectNoViolations(dialog);
  });

  it('says beforehand why the platform would refuse it, and does not go on', async () => {
    const prepareAction = vi.fn((_: string, asked: Action) => preparedOf(asked));
    const refused = (asked: Action): Plan =>
      planOf(asked, {
        refusal: {
          title: 'This needs a senior admin.',
          status: 403,
          detail: 'Lifting a suspension for fraud takes one more.',
          code: 'permission_denied',
        },
      });
    const { keyboard, dialog } = await open({ prepareAction }, { plan: refused });
    await waitFor(() => expect(dialog).toHaveTextContent('Lifting a suspension for fraud takes one more.'));
    await keyboard.click(screen.getByRole('textbox', { name: /Reason/ }));
    await keyboard.paste('All settled.');
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByRole('button', { name: /^Review/ })).toHaveAttribute('aria-disabled', 'true');
    expect(prepareAction).not.toHaveBeenCalled();
  });

  it('is off without the permission, and names it', async () => {
    const me = {
      ...session.me,
      permissions: session.me.permissions.filter((one) => one !== 'user.reactivate'),
    };
    const { keyboard } = await open({}, { opened: { ...session, me } });
    const button = screen.getByRole('button', { name: /^Review/ });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await keyboard.hover(button);
    expect(await screen.findByText('This needs user.reactivate.')).toBeInTheDocument();
  });

  it('names what is missing or out of range and stays on the form', async () => {
    const { keyboard } = await open();
    await screen.findByText(/usable again/);
    await keyboard.click(screen.getByRole('checkbox', { name: /Monitor/ }));
    const days = screen.getByRole('textbox', { name: 'Days to monitor' });
    await keyboard.clear(days);
    await keyboard.type(days, '366');
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    expect(screen.getByText('This is required.')).toBeInTheDocument();
    expect(screen.getByText('Give 1 to 365 days.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveFocus());
  });

  it('offers no condition that the platform has no module for', async () => {
    const meta = { ...session.meta, modules: [] };
    await open({}, { opened: { ...session, meta } });
    expect(screen.queryByRole('checkbox', { name: 'Require KYC again' })).not.toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: /Require a new password/ })).toBeInTheDocument();
  });

  it('promises no active account where KYC is asked for again', async () => {
    const { keyboard, dialog } = await open();
    await waitFor(() => expect(dialog).toHaveTextContent('Login is allowed again'));
    await keyboard.click(screen.getByRole('checkbox', { name: 'Require KYC again' }));
    await waitFor(() =>
      expect(dialog).toHaveTextContent(
        'Not active yet: the account is “Pending” until KYC is approved again',
      ),
    );
    await review(keyboard);
    expect(dialog).toHaveTextContent('AfterPending');
    expect(dialog).not.toHaveTextContent('AfterActive');
    expect(dialog).toHaveTextContent('1,240.00 usable');
    await keyboard.click(screen.getByRole('button', { name: /Continue to the code/ }));
    expect(dialog).toHaveTextContent('Status Pending, €412.00 released');
  });

  it('promises no active account to who was never verified', async () => {
    const unverified = planOf(action, {
      effects: [
        { kind: 'changes', field: 'status', old: 'suspended', new: 'pending_verification' },
        { kind: 'verification_needed' },
        ...planOf(action).effects.slice(2),
      ],
    });
    const { keyboard, dialog } = await open(
      { confirmAction: () => ({ ...active, effects: unverified.effects }) },
      { plan: () => unverified },
    );
    await waitFor(() => expect(dialog).toHaveTextContent('“Pending” until the user is verified'));
    await reviewAndConfirm(keyboard);
    expect(await screen.findAllByText(`${name} is no longer suspended; status: Pending`)).not.toHaveLength(0);
  });

  it('sends the conditions, and shows on the review what the desk made of them', async () => {
    const sent = vi.fn();
    const { keyboard, dialog } = await open({
      prepareAction: (_, asked) => {
        const { path, body } = asked as Reactivate;
        sent(body);
        return preparedOf({
          operation: 'users.reactivate',
          path,
          body: { ...body, reason: 'As the desk has it.' },
        });
      },
    });
    await keyboard.click(screen.getByRole('checkbox', { name: /Require a new password/ }));
    await keyboard.click(screen.getByRole('checkbox', { name: /Monitor/ }));
    await review(keyboard);
    expect(sent).toHaveBeenCalledExactlyOnceWith({
      reason: 'The owner has the account back.',
      conditions: { require_password_change: true, require_kyc: false, monitor_days: 30 },
    } satisfies ReactivateRequest);
    expect(dialog).toHaveTextContent('As the desk has it.');
    expect(dialog).not.toHaveTextContent('The owner has the account back.');
    expect(dialog).toHaveTextContent('New password at the next login, Watch for 30 days');
    expect(dialog).toHaveTextContent('€412.00 released');
    await expectNoViolations(dialog);
  });

  it('confirms with one code and tells what happened in numbers', async () => {
    const confirmAction = vi.fn(() => active);
    const { keyboard } = await open({ confirmAction });
    await reviewAndConfirm(keyboard);
    expect(confirmAction).toHaveBeenCalledExactlyOnceWith(session.connection.id, 'action-1', '407192');
    expect(await screen.findByText('€412.00 released, the user is told by email.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Audit entry' })).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('says how many attempts are left, and closes after three wrong codes', async () => {
    const { keyboard } = await open({
      confirmAction: () => {
        throw refusal('wrong_code');
      },
    });
    await reviewAndConfirm(keyboard);
    expect(await screen.findByText(/That code is not right\. 2 attempts left\./)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Digit 1 of 6' })).toHaveValue('');
    await confirm(keyboard, '000001');
    expect(await screen.findByText(/1 attempt left\./)).toBeInTheDocument();
    await confirm(keyboard, '000002');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getAllByText('Too many wrong codes. Nothing was changed.')).not.toHaveLength(0);
  });

  it('goes back to a review that was prepared anew when the user changed meanwhile', async () => {
    const discardAction = vi.fn(() => null);
    const { keyboard } = await open({
      discardAction,
      confirmAction: () => {
        throw refusal('changed');
      },
    });
    await reviewAndConfirm(keyboard);
    expect(await screen.findByText(/This user changed since your review\. Nothing was sent\./)).toBeVisible();
    expect(discardAction).toHaveBeenCalledExactlyOnceWith(session.connection.id, 'action-1');
    expect(screen.getByRole('button', { name: /Continue to the code/ })).toBeInTheDocument();
  });

  it('asks what became of it when the answer is lost, and never sends a second time', async () => {
    const confirmAction = vi.fn(() => {
      throw refusal('outcome_unknown');
    });
    let known = false;
    const { keyboard } = await open({
      confirmAction,
      resolveAction: () => {
        if (!known) throw refusal('outcome_unknown');
        return { state: 'done' as const, outcome: active };
      },
    });
    await reviewAndConfirm(keyboard);
    expect(
      await screen.findByText(
        'We do not know yet whether the reactivation went through. Steward is checking.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Reactivate user' })).not.toBeInTheDocument();
    known = true;
    await keyboard.click(screen.getByRole('button', { name: 'Check now' }));
    expect(await screen.findAllByText(`${name} is active again`)).not.toHaveLength(0);
    expect(confirmAction).toHaveBeenCalledTimes(1);
  });

  it('goes back to the form, with what was typed, when the request never arrived', async () => {
    const { keyboard } = await open({
      confirmAction: () => {
        throw refusal('outcome_unknown');
      },
      resolveAction: () => ({ state: 'unknown' as const }),
    });
    await reviewAndConfirm(keyboard);
    await keyboard.click(await screen.findByRole('button', { name: 'Back to the form' }));
    expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue('The owner has the account back.');
  });
});
