import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action, OpenAction, Plan, SuspendRequest } from '@/api/bindings';
import { dropDrafts } from '@/api/drafts';
import { choose, type Keyboard, openForm, typeCode, withhold } from '@/test/actions';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { refusal, user } from '@/test/people';
import { doneOf, planOf, preparedOf } from '@/test/plans';
import { type FakeCommands, render } from '@/test/render';
import Actions from './Actions';
import { closeAction, openAction } from './open';
import { targetOf } from './target';

const request: SuspendRequest = {
  reason: 'SECURITY',
  justification: 'Login from abroad.',
  message: null,
  until: null,
  notice: { email: true, include_reason: true, include_appeal: true },
};
const action: Action = { operation: 'users.suspend', path: { user_id: user.user_id }, body: request };
const done = doneOf(action);

type Suspend = Extract<Action, { operation: 'users.suspend' }>;

async function open(commands: FakeCommands = {}, options: Parameters<typeof openForm>[1] = {}) {
  const opened = await openForm('users.suspend', { commands, ...options });
  await screen.findByText('What will happen');
  return opened;
}

async function fill(keyboard: Keyboard) {
  await choose(keyboard, /Reason code/, /SECURITY/);
  await keyboard.type(screen.getByRole('textbox', { name: /Justification/ }), 'Login from abroad.');
  await keyboard.click(screen.getByRole('radio', { name: /Indefinite/ }));
}

async function toReview(keyboard: Keyboard) {
  await fill(keyboard);
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

describe('suspending a user', () => {
  it('lists the effects with this user’s own numbers', async () => {
    await open();
    const dialog = screen.getByRole('dialog', { name: 'Suspend user' });
    expect(dialog).toHaveTextContent('3 active sessions end at once');
    expect(dialog).toHaveTextContent('1 pending, €412.00, is held');
    expect(dialog).toHaveTextContent('2 tokens are revoked. They do not come back');
    expect(dialog).toHaveTextContent('37 referrals are not affected');
    await expectNoViolations(dialog);
  });

  it('says nothing of what neither this user nor this platform has', async () => {
    const meta = { ...session.meta, modules: [] };
    const bare = (asked: Action): Plan =>
      planOf(asked, { effects: planOf(asked).effects.filter(({ kind }) => /^(changes|login)/.test(kind)) });
    const { keyboard } = await open({}, { plan: bare, opened: { ...session, meta } });
    const dialog = screen.getByRole('dialog', { name: 'Suspend user' });
    const silent = () =>
      expect(dialog).not.toHaveTextContent(/order|message are|commission|credit|referral/i);
    silent();
    expect(dialog).toHaveTextContent('No active sessions');
    expect(dialog).toHaveTextContent('No API tokens');
    await toReview(keyboard);
    silent();
    expect(dialog).toHaveTextContent('No active sessions');
  });

  it('says on the review all that it said before, where it acts, and the user once', async () => {
    const plan = (asked: Action) =>
      planOf(asked, { effects: [...planOf(asked).effects, { kind: 'messages_stop' }] });
    const { keyboard } = await open({}, { plan });
    const dialog = screen.getByRole('dialog', { name: 'Suspend user' });
    expect(dialog).toHaveTextContent('No messages are sent');
    await toReview(keyboard);
    expect(dialog).toHaveTextContent('Applies to Kestrel (Production)');
    for (const said of [
      '1 open order continues',
      'Messages−BeforeSent+AfterNot sent',
      'Commissions−BeforeEarned+AfterNot earned',
      '1,240.00 kept, usable again later',
      '37 referrals are not affected',
      'API tokens must be issued again',
    ]) {
      expect(dialog).toHaveTextContent(said.replace(/[−+]/g, ''));
    }
    expect(within(dialog).getAllByText(user.user_id)).toHaveLength(1);
    await expectNoViolations(dialog);
  });

  it('offers no end, and names the second administrator, where the reason asks for one', async () => {
    const { keyboard } = await open({ prepareAction: () => Promise.reject(new Error('must not be sent')) });
    const dialog = screen.getByRole('dialog', { name: 'Suspend user' });
    const temporary = () => screen.getByRole('radio', { name: /Temporary/ });
    await keyboard.click(temporary());
    await choose(keyboard, /Reason code/, /SECURITY/);
    expect(temporary()).toBeEnabled();
    expect(dialog).not.toHaveTextContent('another senior administrator');
    await choose(keyboard, /Reason code/, /FRAUD/);
    expect(temporary()).toBeDisabled();
    await waitFor(() =>
      expect(dialog).toHaveTextContent('After FRAUD another senior administrator must approve it.'),
    );
    await keyboard.type(screen.getByRole('textbox', { name: /Justification/ }), 'Stolen card.');
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    expect(
      await screen.findByText('A suspension for this reason has no end. Choose Indefinite.'),
    ).toBeInTheDocument();
  });

  it('says whose message is shown at login', async () => {
    const { keyboard } = await open();
    const dialog = screen.getByRole('dialog', { name: 'Suspend user' });
    expect(dialog).toHaveTextContent('Refused; the user sees the default message');
    await keyboard.type(screen.getByRole('textbox', { name: /Shown to the user/ }), 'Please call.');
    await waitFor(() => expect(dialog).toHaveTextContent('Refused; the user sees your message'));
  });

  it('counts the justification in characters and sends nothing that is too long', async () => {
    const { keyboard } = await open({ prepareAction: () => Promise.reject(new Error('must not be sent')) });
    const field = screen.getByRole('textbox', { name: /Justification/ });
    await keyboard.click(field);
    await keyboard.paste('😀'.repeat(2001));
    expect(screen.getByText('2,001 / 2,000')).toBeInTheDocument();
    expect(screen.getByText('1 character too many.')).toBeInTheDocument();
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    expect(screen.getByText('Nothing changes before step 3.')).toBeInTheDocument();
  });

  it('names what is missing and stays on the form', async () => {
    const { keyboard } = await open();
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    expect(screen.getAllByText('This is required.')).toHaveLength(3);
    await waitFor(() => expect(screen.getByRole('combobox', { name: /Reason code/ })).toHaveFocus());
  });

  it('asks once before something typed is thrown away, and keeps it when told to', async () => {
    const { keyboard } = await open();
    await keyboard.type(screen.getByRole('textbox', { name: /Justification/ }), 'Half a');
    await keyboard.click(screen.getByRole('button', { name: 'Close' }));
    await keyboard.click(screen.getByRole('button', { name: 'Keep editing' }));
    expect(screen.getByRole('textbox', { name: /Justification/ })).toHaveValue('Half a');
    await keyboard.click(screen.getByRole('button', { name: 'Cancel' }));
    await keyboard.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('keeps the draft while the console is locked', async () => {
    const { keyboard, unmount } = await open();
    await keyboard.type(screen.getByRole('textbox', { name: /Justification/ }), 'Half a');
    unmount();
    await open();
    expect(screen.getByRole('textbox', { name: /Justification/ })).toHaveValue('Half a');
  });

  it('shows at the code what the desk will send, not what the form holds', async () => {
    const altered = (asked: Action): Suspend => {
      const { path, body } = asked as Suspend;
      return { operation: 'users.suspend', path, body: { ...body, justification: 'As the desk has it.' } };
    };
    const { keyboard } = await open({ prepareAction: (_, asked) => preparedOf(altered(asked)) });
    await toCode(keyboard);
    const dialog = screen.getByRole('dialog', { name: 'Suspend user' });
    expect(dialog).toHaveTextContent('As the desk has it.');
    expect(dialog).not.toHaveTextContent('Login from abroad.');
    expect(dialog).toHaveTextContent('Applies to Kestrel (Production)');
    expect(dialog).toHaveTextContent(user.user_id);
    expect(dialog).toHaveTextContent('7F3A-91C2');
    await expectNoViolations(dialog);
  });

  it('moves the focus to the red button with the sixth digit and does not press it', async () => {
    const confirmAction = vi.fn(() => done);
    const { keyboard } = await open({ confirmAction });
    await toCode(keyboard);
    await typeCode(keyboard, '407192');
    expect(screen.getByRole('button', { name: 'Suspend user' })).toHaveFocus();
    expect(confirmAction).not.toHaveBeenCalled();
    await keyboard.keyboard('{Enter}');
    expect(confirmAction).toHaveBeenCalledExactlyOnceWith(expect.any(String), 'action-1', '407192');
    expect(
      await screen.findByText('3 sessions ended, 2 API tokens revoked', { exact: false }),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Audit entry' })).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('does not send without all six digits', async () => {
    const confirmAction = vi.fn(() => done);
    const { keyboard } = await open({ confirmAction });
    await toCode(keyboard);
    await typeCode(keyboard, '4071');
    await keyboard.click(screen.getByRole('button', { name: 'Suspend user' }));
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    expect(confirmAction).not.toHaveBeenCalled();
  });

  it('says how many attempts are left, and closes after three wrong codes', async () => {
    const { keyboard } = await open({
      confirmAction: () => {
        throw refusal('wrong_code');
      },
    });
    await toCode(keyboard);
    await typeCode(keyboard, '000000');
    await keyboard.keyboard('{Enter}');
    expect(
      await screen.findByText('That code is not right. 2 attempts left. Codes change every 30 seconds.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Digit 1 of 6' })).toHaveValue('');
    await typeCode(keyboard, '000001');
    await keyboard.keyboard('{Enter}');
    expect(await screen.findByText(/1 attempt left\./)).toBeInTheDocument();
    await typeCode(keyboard, '000002');
    await keyboard.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getAllByText('Too many wrong codes. Nothing was changed.')).not.toHaveLength(0);
  });

  it('prepares anew after an edit, and gives up what was prepared before', async () => {
    const discardAction = vi.fn(() => null);
    const confirmAction = vi.fn(() => done);
    const { keyboard } = await open({ discardAction, confirmAction });
    await fill(keyboard);
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    await keyboard.click(await screen.findByRole('button', { name: 'Back to editing' }));
    expect(discardAction).toHaveBeenCalledWith(expect.any(String), 'action-1');
    await keyboard.type(screen.getByRole('textbox', { name: /Justification/ }), ' Ticket KS-4821.');
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    await keyboard.click(await screen.findByRole('button', { name: /Continue to the code/ }));
    expect(screen.getByText(/Ticket KS-4821/)).toBeInTheDocument();
    await typeCode(keyboard, '407192');
    await keyboard.keyboard('{Enter}');
    expect(confirmAction).toHaveBeenCalledExactlyOnceWith(expect.any(String), 'action-2', '407192');
  });

  it('goes back to the review when the user changed meanwhile, and says what became worse', async () => {
    const worse = { field: 'payouts_held.EUR', message: '412.00 when it was reviewed, 620.00 now' };
    const { keyboard } = await open({
      confirmAction: () => {
        throw refusal('changed', { fields: [worse] });
      },
    });
    await toCode(keyboard);
    await typeCode(keyboard, '407192');
    await keyboard.keyboard('{Enter}');
    expect(
      await screen.findByText(/This user changed since your review\. Nothing was sent\./),
    ).toHaveTextContent('Payouts, EUR: 412.00 when it was reviewed, 620.00 now');
    expect(screen.getByRole('button', { name: /Continue to the code/ })).toBeInTheDocument();
  });

  it('resolves a lost answer and never sends a second time', async () => {
    const confirmAction = vi.fn(() => {
      throw refusal('outcome_unknown');
    });
    let known = false;
    const resolveAction = vi.fn(() => {
      if (!known) throw refusal('outcome_unknown');
      return { state: 'done' as const, outcome: done };
    });
    const { keyboard } = await open({ confirmAction, resolveAction });
    await toCode(keyboard);
    await typeCode(keyboard, '407192');
    await keyboard.keyboard('{Enter}');
    expect(
      await screen.findByText('We do not know yet whether the suspension went through. Steward is checking.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Suspend user' })).not.toBeInTheDocument();
    known = true;
    await keyboard.click(screen.getByRole('button', { name: 'Check now' }));
    expect(await screen.findAllByText('Lucía Peñasco is suspended')).not.toHaveLength(0);
    expect(confirmAction).toHaveBeenCalledTimes(1);
  });

  describe('closed while it is on its way', () => {
    /** At the code, confirmed, and closed before the platform answered. */
    async function leave(commands: FakeCommands = {}) {
      const held = withhold<typeof done>();
      const discardAction = vi.fn(() => null);
      const { keyboard } = await open({ confirmAction: () => held.answer, discardAction, ...commands });
      await toCode(keyboard);
      await typeCode(keyboard, '407192');
      await keyboard.keyboard('{Enter}');
      const dialog = screen.getByRole('dialog', { name: 'Suspend user' });
      await keyboard.click(within(dialog).getByRole('button', { name: 'Close' }));
      const asked = screen.getByText(/It was sent already/);
      expect(asked).toHaveTextContent('Closing does not take it back');
      expect(within(dialog).queryByText(/Nothing was changed/)).toBeNull();
      await keyboard.click(screen.getByRole('button', { name: 'Close anyway' }));
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
      return { ...held, discardAction };
    }

    it('is not given up, and followed when the answer is lost', async () => {
      let lost: OpenAction[] = [];
      const { reject, discardAction } = await leave({
        listOpenActions: () => lost,
        resolveAction: () => ({ state: 'in_progress' }),
      });
      lost = [{ prepared: preparedOf(action), sent_at: '2026-11-17T13:32:00Z' }];
      reject(refusal('outcome_unknown'));
      expect(await screen.findByText(/We do not know yet whether the suspension went through/)).toBeVisible();
      expect(discardAction).not.toHaveBeenCalled();
    });

    it('is told when it was done, and leaves alone what was opened meanwhile', async () => {
      const { resolve } = await leave();
      act(() => openAction(targetOf(user), 'users.notes.add'));
      resolve(done);
      expect(await screen.findAllByText('Lucía Peñasco is suspended')).not.toHaveLength(0);
      expect(screen.getByRole('dialog', { name: 'Add note' })).toBeInTheDocument();
    });

    it('is said to be refused when it was, and given up', async () => {
      const { reject, discardAction } = await leave();
      reject(refusal('changed'));
      expect(await screen.findAllByText('This was not done')).not.toHaveLength(0);
      expect(discardAction).toHaveBeenCalledExactlyOnceWith(expect.any(String), 'action-1');
    });
  });

  it('shows who suspended the user before, when someone was faster', async () => {
    const suspension = {
      reason: 'FRAUD' as const,
      justification: 'Stolen card',
      message: null,
      since: '2026-01-02T10:00:00Z',
      until: null,
      by: { id: 'a2', name: 'Mei Sandoval' },
      ended_at: null,
      end_reason: null,
    };
    let suspended = false;
    const confirmAction = () => {
      suspended = true;
      throw refusal('wrong_status');
    };
    const getUser = () =>
      suspended ? { ...user, status: 'suspended' as const, account: { ...user.account, suspension } } : user;
    const { keyboard } = await open({ confirmAction }, { getUser });
    await toCode(keyboard);
    await typeCode(keyboard, '407192');
    await keyboard.keyboard('{Enter}');
    expect(await screen.findByText('Mei Sandoval')).toBeInTheDocument();
  });
});

describe('a change whose answer was lost before a restart', () => {
  it('is shown and resolved', async () => {
    await render(<Actions />, {
      commands: {
        listOpenActions: () => [{ prepared: preparedOf(action), sent_at: '2026-11-17T13:32:00Z' }],
        resolveAction: () => ({ state: 'unknown' }),
      },
    });
    expect(
      await screen.findByText('The request never reached the platform. Nothing was changed.'),
    ).toBeInTheDocument();
  });
});
