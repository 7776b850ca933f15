import { Notifications } from '@mantine/notifications';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import Actions from '@/actions/Actions';
import type { Operation } from '@/actions/form';
import { openAction } from '@/actions/open';
import type { Target } from '@/actions/target';
import { targetOf } from '@/actions/target';
import type { Action, Plan, PreparedAction, UserDetail } from '@/api/bindings';
import { KeyListener } from '@/keys/KeyListener';
import { session } from './fixtures';
import { suspensions, user } from './people';
import { doneOf, planOf, preparedOf } from './plans';
import { type FakeCommands, render } from './render';

type Opening = {
  on?: Target;
  commands?: FakeCommands;
  /** What the platform foresees, beside the form and when it is prepared. */
  plan?(action: Action): Plan | Promise<Plan>;
  getUser?(): UserDetail;
  opened?: typeof session;
};

/** The dialog of an action over a platform that answers as told. What is prepared is numbered: `action-1`, … */
export async function openForm(operation: Operation, options: Opening = {}) {
  const { on = targetOf(user), commands, plan = planOf, getUser = () => user, opened = session } = options;
  const prepared = new Map<string, PreparedAction>();
  openAction(on, operation);
  const keyboard = userEvent.setup({ delay: null });
  const rendered = await render(
    <>
      <KeyListener />
      <Notifications />
      <Actions />
    </>,
    {
      session: opened,
      operations: {
        'users.get': getUser,
        'actions.plan': ({ body }) => plan(body as Action),
        'users.suspensions.list': () => suspensions,
      },
      commands: {
        listOpenActions: () => [],
        prepareAction: async (_, action) => {
          const action_id = `action-${prepared.size + 1}`;
          prepared.set(action_id, preparedOf(action, { action_id, plan: await plan(action) }));
          return prepared.get(action_id) as PreparedAction;
        },
        discardAction: () => null,
        confirmAction: (_, id) => doneOf((prepared.get(id) as PreparedAction).action),
        ...commands,
      },
    },
  );
  const dialog = await screen.findByRole('dialog');
  return { ...rendered, keyboard, dialog };
}

/** An answer that comes when the test says so. */
export function withhold<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const answer = new Promise<T>((...both) => {
    [resolve, reject] = both;
  });
  return { answer, resolve, reject };
}

export type Keyboard = ReturnType<typeof userEvent.setup>;

export async function typeCode(keyboard: Keyboard, code = '407192') {
  await keyboard.click(screen.getByRole('textbox', { name: 'Digit 1 of 6' }));
  await keyboard.keyboard(code);
}

export async function choose(keyboard: Keyboard, label: RegExp, option: RegExp) {
  await keyboard.click(screen.getByRole('combobox', { name: label }));
  // The list opens through a transition that jsdom never ends: it stays hidden for roles, not for people.
  await keyboard.click(await screen.findByRole('option', { name: option, hidden: true }));
}
