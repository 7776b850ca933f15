import { notifications } from '@mantine/notifications';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action } from '@/api/bindings';
import { dropDrafts } from '@/api/drafts';
import { choose, type Keyboard, openForm } from '@/test/actions';
import { expectNoViolations } from '@/test/axe';
import { user } from '@/test/people';
import { doneOf, preparedOf } from '@/test/plans';
import { closeAction } from './open';

const path = { user_id: user.user_id };

async function open() {
  const prepareAction = vi.fn((_: string, asked: Action) => preparedOf(asked));
  const confirmAction = () => doneOf((prepareAction.mock.lastCall as [string, Action])[1]);
  const commands = { prepareAction, confirmAction };
  return { ...(await openForm('users.credits.adjust', { commands })), prepareAction };
}

async function fill(keyboard: Keyboard, amount: string, kind: RegExp) {
  await keyboard.type(screen.getByRole('textbox', { name: /Amount/ }), amount);
  await choose(keyboard, /^Reason/, kind);
  await keyboard.type(screen.getByRole('textbox', { name: /Details/ }), 'Ticket 4411');
}

const book = (keyboard: Keyboard) => keyboard.click(screen.getByRole('button', { name: /^Top up credits/ }));

beforeEach(() => {
  closeAction();
  dropDrafts();
  notifications.clean();
});

describe('topping up credits', () => {
  it('is one small step that says the balance after it, and sends the digits as they were typed', async () => {
    const { keyboard, dialog, prepareAction } = await open();
    await fill(keyboard, '25,50', /Complimentary/);
    await waitFor(() =>
      expect(dialog).toHaveTextContent('25.50 booked at once; the balance is then 1,265.50'),
    );
    await expectNoViolations(dialog);
    await book(keyboard);
    expect(await screen.findAllByText('25.50 credits are booked for Lucía Peñasco')).not.toHaveLength(0);
    expect(prepareAction.mock.lastCall?.[1]).toEqual({
      operation: 'users.credits.adjust',
      path,
      body: { amount: '25.50', kind: 'complimentary', reason: 'Ticket 4411' },
    });
  });

  it.each([
    ['', 'This is required.'],
    ['0,00', 'Give an amount other than zero.'],
    ['1.005', 'Write an amount like 25.00.'],
    ['1e3', 'Write an amount like 25.00.'],
    ['1000000.01', 'This is more than one booking can move.'],
    ['-5', 'Only an adjustment can take credits.'],
  ])('refuses “%s” at the field', async (amount, said) => {
    const { keyboard, prepareAction } = await open();
    if (amount) await keyboard.type(screen.getByRole('textbox', { name: /Amount/ }), amount);
    await choose(keyboard, /^Reason/, /Refund/);
    await keyboard.type(screen.getByRole('textbox', { name: /Details/ }), 'Ticket 4411');
    await book(keyboard);
    expect(await screen.findByText(said)).toBeInTheDocument();
    expect(prepareAction).not.toHaveBeenCalled();
  });

  it('takes credits as an adjustment', async () => {
    const { keyboard, prepareAction } = await open();
    await fill(keyboard, '-5', /Adjustment/);
    await book(keyboard);
    await waitFor(() => expect(prepareAction).toHaveBeenCalledOnce());
    expect(prepareAction.mock.lastCall?.[1]).toMatchObject({ body: { amount: '-5', kind: 'adjustment' } });
  });
});
