import { Notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import Actions from '@/actions/Actions';
import { closeAction } from '@/actions/open';
import type {
  Action,
  Approval,
  ApprovalDetail,
  ApprovalList,
  Permission,
  PreparedAction,
} from '@/api/bindings';
import { KeyListener } from '@/keys/KeyListener';
import { typeCode } from '@/test/actions';
import { approvalOf } from '@/test/approvals';
import { expectNoViolations } from '@/test/axe';
import { me, session } from '@/test/fixtures';
import { refusal, user } from '@/test/people';
import { doneOf, planOf, preparedOf } from '@/test/plans';
import { type FakeCommands, render } from '@/test/render';
import Approvals from './index';

type Shown = {
  requests?: Approval[];
  detail?: Partial<ApprovalDetail>;
  permissions?: Permission[];
  commands?: FakeCommands;
  path?: string;
  list?: () => never;
};

const senior: Permission[] = [...me.permissions, 'user.reactivate.approve'];

async function show({ requests = [approvalOf()], detail, permissions = senior, ...more }: Shown = {}) {
  const asked: (ApprovalList | null | undefined)[] = [];
  const made = new Map<string, PreparedAction>();
  const rendered = await render(
    <>
      <KeyListener />
      <Notifications />
      <Approvals />
      <Actions />
    </>,
    {
      path: more.path ?? '/approvals',
      session: { ...session, me: { ...me, permissions } },
      operations: {
        'users.get': () => user,
        'actions.plan': ({ body }) => planOf(body as Action),
        'approvals.list': ({ query: { list } }) => {
          asked.push(list);
          return more.list?.() ?? { items: requests, next_cursor: null, for_me: requests.length, by_me: 2 };
        },
        'approvals.get': ({ path }) => {
          const approval = requests.find(({ approval_id: id }) => id === path.approval_id) ?? approvalOf();
          return { approval, effects: approval.effects, differences: [], refusal: null, ...detail };
        },
      },
      commands: {
        listOpenActions: () => [],
        prepareAction: (_, action) => {
          made.set('action-1', preparedOf(action));
          return made.get('action-1') as PreparedAction;
        },
        discardAction: () => null,
        confirmAction: (_, id) => doneOf((made.get(id) as PreparedAction).action),
        ...more.commands,
      },
    },
  );
  return { ...rendered, asked, keyboard: userEvent.setup({ delay: null }) };
}

beforeEach(() => closeAction());

describe('approvals', () => {
  it('show what was asked for, by whom, why and what it does', async () => {
    const { container } = await show();
    const detail = await screen.findByRole('region', { name: 'Request' });
    expect(within(detail).getByRole('heading', { level: 2 })).toHaveTextContent(
      'Reactivate user: Lucía Peñasco',
    );
    for (const said of [
      'Mei Sandoval asked on 17 Nov 2026, 13:32',
      'Lapses on 18 Nov 2026, 13:32',
      'The bank confirmed all four payments.',
      'When it was asked for',
      'If it is approved now',
      'Nothing of this changed since it was asked for.',
    ])
      expect(detail).toHaveTextContent(said);
    expect(screen.getByRole('radio', { name: 'For you 1' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Sent by you 2' })).toBeInTheDocument();
    await expectNoViolations(container);
  });

  it('name what differs since', async () => {
    const payouts = (amount: string) => ({
      kind: 'payouts_released' as const,
      payouts: [{ count: 2, sum: { amount, currency: 'EUR' } }],
    });
    await show({ detail: { differences: [{ asked: payouts('412.00'), now: payouts('620.00') }] } });
    const table = await screen.findByRole('table', { name: 'What differs' });
    expect(table).toHaveTextContent('€412.00');
    expect(table).toHaveTextContent('€620.00');
  });

  it('are approved after a review, with a code', async () => {
    const { keyboard } = await show();
    await keyboard.click(await screen.findByRole('button', { name: /^Approve…/ }));
    await keyboard.click(await screen.findByRole('button', { name: /Continue to the code/ }));
    await typeCode(keyboard);
    await keyboard.click(screen.getByRole('button', { name: 'Approve request' }));
    expect(await screen.findAllByText('Approved and done: Lucía Peñasco')).not.toHaveLength(0);
  });

  it('are reviewed in the words of what was asked for, with nothing to fill in', async () => {
    const { keyboard } = await show();
    await keyboard.click(await screen.findByRole('button', { name: /^Approve…/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Approve request' });
    expect(dialog).toHaveTextContent('Login is allowed again, under the conditions that are named');
    const steps = within(dialog).getByRole('list', { name: 'Steps' });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['1Review', '2Confirm']);
    expect(within(dialog).queryByRole('button', { name: 'Back to editing' })).not.toBeInTheDocument();
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toBeVisible();
  });

  it('are rejected with a reason and a code', async () => {
    const confirmAction = vi.fn(() => doneOf(made(approvalOf())));
    const { keyboard } = await show({ commands: { confirmAction } });
    await keyboard.click(await screen.findByRole('button', { name: 'Reject…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Reject request' });
    await within(dialog).findByText('What stays');
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    expect(confirmAction).not.toHaveBeenCalled();
    await keyboard.click(screen.getByRole('textbox', { name: /Reason/ }));
    await keyboard.paste('Two cards are still disputed.');
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    await keyboard.click(await screen.findByRole('button', { name: /Continue to the code/ }));
    await typeCode(keyboard);
    await keyboard.click(screen.getByRole('button', { name: 'Reject request' }));
    expect(await screen.findAllByText('The request for Lucía Peñasco is rejected')).not.toHaveLength(0);
  });

  it('say why they can’t be approved, and leave the rejection', async () => {
    const gone = { code: 'wrong_status' as const, status: 409, title: 'Mei Sandoval, who asked, is gone.' };
    const prepareAction = vi.fn();
    const { keyboard } = await show({ detail: { effects: [], refusal: gone }, commands: { prepareAction } });
    expect(await screen.findByText(/Mei Sandoval, who asked, is gone\./)).toBeVisible();
    await keyboard.click(screen.getByRole('button', { name: /^Approve…/ }));
    expect(prepareAction).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: 'Reject…' })).not.toHaveAttribute('aria-disabled', 'true');
  });

  it('tell what the preparation finds out', async () => {
    const prepareAction = () => {
      throw refusal('wrong_status');
    };
    const { keyboard } = await show({ commands: { prepareAction } });
    await screen.findByRole('region', { name: 'Request' });
    await keyboard.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findAllByText('This can’t be approved')).not.toHaveLength(0);
  });

  it('are decided by nobody who asked for them, or who may not', async () => {
    const own = { code: 'own_request' as const, status: 403, title: 'You asked for this yourself.' };
    const mine = approvalOf({ requested_by: me, may_decide: false });
    const { keyboard, unmount } = await show({ requests: [mine], detail: { refusal: own } });
    for (const name of [/^Approve…/, 'Reject…']) {
      const button = await screen.findByRole('button', { name });
      expect(button).toHaveAttribute('aria-disabled', 'true');
      await keyboard.click(button);
    }
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    unmount();
    await show({ requests: [approvalOf({ may_decide: false })], permissions: me.permissions });
    await keyboard.hover(await screen.findByRole('button', { name: /^Approve…/ }));
    expect(await screen.findByText('This needs user.reactivate.approve.')).toBeInTheDocument();
  });

  it('say how they ended', async () => {
    const decided = approvalOf({
      state: 'rejected',
      may_decide: false,
      decided_by: { id: 'a3', name: 'Ivo Brandt' },
      decided_at: '2026-11-17T13:00:00Z',
      decision: 'Two cards are still disputed.',
    });
    const { unmount } = await show({ requests: [decided], path: '/approvals?tab=decided' });
    const detail = await screen.findByRole('region', { name: 'Request' });
    expect(detail).toHaveTextContent('Ivo Brandt rejected it on 17 Nov 2026, 14:00');
    expect(detail).toHaveTextContent('Two cards are still disputed.');
    expect(screen.queryByRole('button', { name: 'Reject…' })).not.toBeInTheDocument();
    unmount();
    const lapsed = approvalOf({ state: 'lapsed', may_decide: false, decided_at: '2026-11-18T12:32:00Z' });
    await show({ requests: [lapsed], path: '/approvals?tab=decided' });
    expect(await screen.findByText(/Nobody decided it until 18 Nov 2026, 13:32/)).toBeVisible();
  });

  it('go from one to the next by key', async () => {
    const other = approvalOf({ approval_id: 'r2', user_name: 'Anselm Oduya' });
    const { keyboard, router } = await show({ requests: [approvalOf(), other] });
    await screen.findByRole('region', { name: 'Request' });
    await keyboard.keyboard('j');
    expect(await screen.findByRole('heading', { level: 2, name: /Anselm Oduya/ })).toBeVisible();
    expect(router.state.location.search).toEqual({ tab: 'for_me', open: 'r2' });
    await keyboard.keyboard('k');
    expect(await screen.findByRole('heading', { level: 2, name: /Lucía Peñasco/ })).toBeVisible();
  });

  it('say that nothing waits, and ask for the other lists', async () => {
    const { keyboard, asked } = await show({ requests: [] });
    expect(await screen.findByText('Nothing waits for you')).toBeVisible();
    await keyboard.click(screen.getByRole('radio', { name: 'Decided' }));
    expect(await screen.findByText('Nothing was decided yet')).toBeVisible();
    await waitFor(() => expect(asked).toEqual(['for_me', 'decided']));
  });

  it('say that they could not be read, and of whom the permission is missing', async () => {
    const list = () => {
      throw refusal('unavailable');
    };
    const { unmount } = await show({ list });
    expect(await screen.findByText('The requests could not be read')).toBeVisible();
    unmount();
    await show({ permissions: [] });
    expect(await screen.findByText('You cannot see this')).toBeVisible();
  });
});

function made({ approval_id }: Approval): Action {
  return { operation: 'approvals.reject', path: { approval_id }, body: { reason: 'Disputed.' } };
}
