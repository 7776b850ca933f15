import { Notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import Actions from '@/actions/Actions';
import { closeAction } from '@/actions/open';
import type { Action, Plan } from '@/api/bindings';
import { dropDrafts } from '@/api/drafts';
import { KeyListener } from '@/keys/KeyListener';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { doneOf, newcomer, planOf, preparedOf } from '@/test/plans';
import { render } from '@/test/render';
import UserNew from './index';

type Options = { plan?(action: Action): Plan; permissions?: typeof session.me.permissions };

/** The form over a platform that foresees and makes. What the desk gives back is without what was typed in secret. */
async function show({
  plan = planOf,
  permissions = [...session.me.permissions, 'user.create'],
}: Options = {}) {
  const prepareAction = vi.fn((_: string, action: Action) => {
    const bare = { ...action, body: { ...(action.body as object), password: null } } as Action;
    const has_secret = (action.body as { password: string | null }).password !== null;
    return preparedOf(bare, { plan: plan(action), has_secret, needs_code: false });
  });
  const confirmAction = vi.fn((_: string, __: string, ___: string | null) => {
    const [, action] = prepareAction.mock.lastCall as [string, Action];
    return doneOf(action);
  });
  const planned = vi.fn(({ body }: { body: unknown }) => plan(body as Action));
  const rendered = await render(
    <>
      <KeyListener />
      <Notifications />
      <UserNew />
      <Actions />
    </>,
    {
      session: { ...session, meta: { ...session.meta, statuses }, me: { ...session.me, permissions } },
      path: '/users/new',
      operations: { 'actions.plan': planned, 'users.filter_values': () => values },
      commands: { listOpenActions: () => [], discardAction: () => null, prepareAction, confirmAction },
    },
  );
  const keyboard = userEvent.setup({ delay: null });
  await screen.findByRole('heading', { name: 'Create user' });
  return { ...rendered, keyboard, prepareAction, confirmAction };
}

const statuses = [{ status: 'active' as const, label: 'Active' }];
const values = [
  { filter: 'user_type' as const, values: [{ value: 'learner', label: 'Learner' }] },
  { filter: 'roles' as const, values: [{ value: 'partner', label: 'Partner' }] },
];

const field = (name: string | RegExp) => screen.getByRole('textbox', { name });
const review = () => screen.getByRole('button', { name: /^Review/ });

beforeEach(() => {
  closeAction();
  dropDrafts();
});

describe('creating a user', () => {
  it('asks, shows and makes, and goes to who was made', async () => {
    const { keyboard, prepareAction, confirmAction, router, container } = await show();
    await keyboard.type(field(/^Name/), 'Lucía Peñasco');
    await keyboard.type(field('Email'), 'lucia.new@example.com');
    await expectNoViolations(container);
    await keyboard.click(review());
    const dialog = await screen.findByRole('dialog', { name: 'Create user' });
    expect(within(dialog).getAllByText('New user')).not.toHaveLength(0);
    expect(confirmAction).not.toHaveBeenCalled();
    await keyboard.click(within(dialog).getByRole('button', { name: /^Create user/ }));
    expect(await screen.findByText('Lucía Peñasco is created')).toBeVisible();
    const [, action] = prepareAction.mock.lastCall as [string, Action];
    expect(action).toMatchObject({
      operation: 'users.create',
      path: null,
      body: { name: 'Lucía Peñasco', email: 'lucia.new@example.com', phone: null, send_link: true },
    });
    await waitFor(() => expect(router.state.location.pathname).toBe(`/users/${newcomer}`));
  });

  it('says what is wrong with a field while it is typed, and of the others when one goes on', async () => {
    const faults = [
      { field: 'username', message: 'has 2 characters, at least 3 are needed' },
      { field: 'email', message: 'must be given, or a phone number' },
    ];
    const { keyboard, prepareAction } = await show({ plan: (action) => planOf(action, { faults }) });
    await keyboard.type(field('Username'), 'lu');
    expect(await screen.findByText('has 2 characters, at least 3 are needed')).toBeVisible();
    expect(screen.queryByText('must be given, or a phone number')).toBeNull();
    await keyboard.click(review());
    expect(await screen.findByText('This is required.')).toBeVisible();
    expect(screen.getByText('must be given, or a phone number')).toBeVisible();
    expect(field(/^Name/)).toHaveFocus();
    expect(prepareAction).not.toHaveBeenCalled();
  });

  it('shows a typed password nowhere and keeps it for nobody', async () => {
    const { keyboard, prepareAction, unmount } = await show();
    await keyboard.type(field(/^Name/), 'Lucía Peñasco');
    await keyboard.type(field('Email'), 'lucia.new@example.com');
    expect(screen.getByRole('checkbox', { name: /^Mail a link/ })).toBeChecked();
    await keyboard.type(screen.getByLabelText('Password'), 'correct horse battery');
    expect(screen.queryByRole('checkbox', { name: /^Mail a link/ })).toBeNull();
    await keyboard.click(review());
    const dialog = await screen.findByRole('dialog', { name: 'Create user' });
    expect(within(dialog).getByText('As typed; shown nowhere')).toBeVisible();
    expect(dialog).not.toHaveTextContent('correct horse');
    const [, action] = prepareAction.mock.lastCall as [string, Action];
    expect(action.body).toMatchObject({ password: 'correct horse battery', send_link: false });
    unmount();
    closeAction();
    await show();
    expect(field(/^Name/)).toHaveValue('Lucía Peñasco');
    expect(screen.getByLabelText('Password')).toHaveValue('');
  });

  it('is off for whoever may not', async () => {
    await show({ permissions: ['user.list', 'user.view'] });
    expect(review()).toHaveAttribute('aria-disabled', 'true');
  });
});
