import { Notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import Actions from '@/actions/Actions';
import { closeAction, closeInPlace } from '@/actions/open';
import type { Action, AuditEntry, Plan, UserDetail } from '@/api/bindings';
import { dropDrafts } from '@/api/drafts';
import { KeyListener } from '@/keys/KeyListener';
import { typeCode } from '@/test/actions';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { lucia } from '@/test/lucia';
import { doneOf, planOf, preparedOf } from '@/test/plans';
import { render } from '@/test/render';
import User from './index';

type Options = {
  users?: UserDetail[];
  plan?(action: Action): Plan;
  permissions?: typeof session.me.permissions;
};

/** The profile tab over a platform that tells the user anew at each reading, the last one from then on. */
async function show({ users = [lucia], plan = planOf, permissions = session.me.permissions }: Options = {}) {
  let read = 0;
  const prepareAction = vi.fn((_: string, action: Action) => preparedOf(action, { plan: plan(action) }));
  const confirmAction = vi.fn((_: string, __: string, ___: string | null) => {
    const [, action] = prepareAction.mock.lastCall as [string, Action];
    return doneOf(action);
  });
  const rendered = await render(
    <>
      <KeyListener />
      <Notifications />
      <User />
      <Actions />
    </>,
    {
      session: { ...session, me: { ...session.me, permissions } },
      path: `/users/${lucia.user_id}?tab=profile`,
      operations: {
        'users.get': () => {
          const told = users[Math.min(read, users.length - 1)] as UserDetail;
          read += 1;
          return told;
        },
        'users.audit.list': () => ({ items: read > 1 ? [entry] : [], next_cursor: null }),
        'actions.plan': ({ body }) => plan(body as Action),
      },
      commands: { listOpenActions: () => [], discardAction: () => null, prepareAction, confirmAction },
    },
  );
  const keyboard = userEvent.setup({ delay: null });
  await screen.findByRole('tablist');
  const [edit] = await screen.findAllByRole('button', { name: 'Edit profile…' });
  await keyboard.click(edit as HTMLElement);
  return { ...rendered, keyboard, prepareAction, confirmAction };
}

/** What the log says after somebody else was faster. */
const entry: AuditEntry = {
  id: 'e7',
  number: 7,
  at: '2026-11-17T13:30:00Z',
  action: 'USER_PROFILE_MODIFIED',
  admin: { id: 'a2', name: 'Mei Sandoval' },
  user_id: lucia.user_id,
  ip: null,
  reason: 'Ticket KS-4826',
  changes: [{ field: 'phone', old: '+1 305 555 0188', new: '+1 305 555 0149' }],
  facts: [],
  digest: null,
  request_id: null,
};

const field = (name: string) => screen.getByRole('textbox', { name });

async function retype(keyboard: ReturnType<typeof userEvent.setup>, name: string, text: string) {
  await keyboard.clear(field(name));
  await keyboard.type(field(name), text);
}

beforeEach(() => {
  closeAction();
  closeInPlace();
  dropDrafts();
});

describe('editing a profile', () => {
  it('begins with what the record says, and sends only what becomes another', async () => {
    const { container, keyboard, prepareAction, confirmAction } = await show();
    expect(field('First name')).toHaveValue('Lucía');
    expect(field('Phone')).toHaveValue('+1 305 555 0188');
    await retype(keyboard, 'Phone', '+1 305 555 0194');
    expect(await screen.findByText('Becomes unverified. A link is sent to the new number.')).toBeVisible();
    await keyboard.type(screen.getByRole('textbox', { name: /^Reason/ }), 'Ticket KS-4821.');
    await expectNoViolations(container);
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Edit profile' });
    expect(within(dialog).getByText('+1 305 555 0188')).toBeInTheDocument();
    expect(within(dialog).getByRole('row', { name: /Phone/ })).toHaveTextContent('+1 305 555 0194');
    const [, action] = prepareAction.mock.lastCall as [string, Action];
    expect(action.body).toMatchObject({
      phone: { old: '+1 305 555 0188', new: '+1 305 555 0194' },
      first_name: null,
      address: null,
      reason: 'Ticket KS-4821.',
    });
    await keyboard.click(within(dialog).getByRole('button', { name: /Continue to the code/ }));
    await typeCode(keyboard);
    await keyboard.click(screen.getByRole('button', { name: 'Edit profile' }));
    await waitFor(() => expect(confirmAction).toHaveBeenCalled());
    expect(await screen.findByText('The profile of Lucía Peñasco is changed')).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Phone' })).toBeNull();
  });

  it('goes back to the fields from the review, with what was typed', async () => {
    const { keyboard } = await show();
    await retype(keyboard, 'Username', 'lucia');
    await keyboard.type(screen.getByRole('textbox', { name: /^Reason/ }), 'Asked for it.');
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    await keyboard.click(await screen.findByRole('button', { name: 'Back to editing' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(field('Username')).toHaveValue('lucia');
    expect(screen.getByRole('textbox', { name: /^Reason/ })).toHaveValue('Asked for it.');
  });

  it('takes one field back, and keeps the others', async () => {
    const { keyboard } = await show();
    await retype(keyboard, 'First name', 'Lucía Inés');
    await retype(keyboard, 'Username', 'lucia');
    expect(screen.getByText('2 changes')).toBeVisible();
    await keyboard.click(screen.getByRole('button', { name: 'Undo First name' }));
    expect(field('First name')).toHaveValue('Lucía');
    expect(field('Username')).toHaveValue('lucia');
    expect(screen.getByText('1 change')).toBeVisible();
  });

  it('says what is wrong with a field as it is typed, as the platform finds it', async () => {
    const faults = [{ field: 'username', message: 'belongs to another user already' }];
    const { keyboard } = await show({ plan: (action) => planOf(action, { faults }) });
    await retype(keyboard, 'Username', 'taken');
    expect(await screen.findByText('belongs to another user already')).toBeVisible();
  });

  it('asks for a word of its own where the address changes', async () => {
    const { keyboard, prepareAction } = await show();
    expect(screen.queryByRole('checkbox', { name: /new address/ })).toBeNull();
    await retype(keyboard, 'Address', '210 Avenida Ficticia');
    await keyboard.type(screen.getByRole('textbox', { name: /^Reason/ }), 'Moved.');
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    expect(await screen.findByText('This is required.')).toBeVisible();
    expect(prepareAction).not.toHaveBeenCalled();
    await keyboard.click(screen.getByRole('checkbox', { name: /new address/ }));
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    expect(await screen.findByRole('dialog', { name: 'Edit profile' })).toBeInTheDocument();
    const [, action] = prepareAction.mock.lastCall as [string, Action];
    expect(action.body).toMatchObject({ address_acknowledged: true });
  });
});

describe('a profile that somebody else changed meanwhile', () => {
  const theirs: UserDetail = {
    ...lucia,
    profile: { ...lucia.profile, phone: '+1 305 555 0149', username: 'lucia.p' },
  };
  const conflict = (action: Action): Plan => {
    const { phone } = action.body as { phone: { old: string | null } | null };
    const moved = phone !== null && phone.old !== theirs.profile.phone;
    const problem = {
      code: 'changed',
      status: 412,
      title: 'This profile was changed while you edited it.',
    } as const;
    return planOf(action, moved ? { refusal: problem, effects: [] } : {});
  };

  it('shows both versions at the field, keeps what was typed and takes the rest over', async () => {
    const { container, keyboard, prepareAction } = await show({ users: [lucia, theirs], plan: conflict });
    await retype(keyboard, 'Phone', '+1 305 555 0194');
    await keyboard.type(screen.getByRole('textbox', { name: /^Reason/ }), 'Ticket KS-4821.');
    const versions = await screen.findByRole('group', { name: 'Two versions of Phone' });
    expect(within(versions).getByRole('button', { name: /Yours/ })).toHaveTextContent('+1 305 555 0194');
    expect(within(versions).getByRole('button', { name: /Theirs/ })).toHaveTextContent('+1 305 555 0149');
    expect(await screen.findByText('Mei Sandoval')).toBeVisible();
    expect(field('Phone')).toHaveValue('+1 305 555 0194');
    expect(field('Username')).toHaveValue('lucia.p');
    expect(screen.getByText(/Was lucia\.penasco/)).toBeVisible();
    await expectNoViolations(container);
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    expect(prepareAction).not.toHaveBeenCalled();

    await keyboard.click(within(versions).getByRole('button', { name: /Yours/ }));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^Review/ })).not.toHaveAttribute('aria-disabled', 'true'),
    );
    await keyboard.click(screen.getByRole('button', { name: /^Review/ }));
    await screen.findByRole('dialog', { name: 'Edit profile' });
    const [, action] = prepareAction.mock.lastCall as [string, Action];
    expect(action.body).toMatchObject({
      phone: { old: '+1 305 555 0149', new: '+1 305 555 0194' },
      username: null,
    });
  });

  it('drops one’s own version for theirs', async () => {
    const { keyboard } = await show({ users: [lucia, theirs], plan: conflict });
    await retype(keyboard, 'Phone', '+1 305 555 0194');
    const versions = await screen.findByRole('group', { name: 'Two versions of Phone' });
    await keyboard.click(within(versions).getByRole('button', { name: /Theirs/ }));
    expect(field('Phone')).toHaveValue('+1 305 555 0149');
    expect(screen.getByText('No changes yet')).toBeVisible();
  });
});

describe('what an admin may not see', () => {
  it('is not edited either, and it is said why', async () => {
    const hidden: UserDetail = {
      ...lucia,
      profile: { ...lucia.profile, phone: null, date_of_birth: null, address: null },
      masked: ['phone', 'date_of_birth', 'address', 'ip'],
    };
    const permissions = session.me.permissions.filter((one) => one !== 'user.view.sensitive');
    await show({ users: [hidden], permissions });
    for (const name of ['Phone', 'Extension', 'Address'])
      expect(screen.queryByRole('textbox', { name })).toBeNull();
    expect(screen.getAllByText('Only admins with user.view.sensitive see and change this.')).toHaveLength(4);
    expect(field('Username')).toHaveValue('lucia.penasco');
  });
});
