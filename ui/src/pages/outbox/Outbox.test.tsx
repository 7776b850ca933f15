import { Notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import Actions from '@/actions/Actions';
import { closeAction } from '@/actions/open';
import type { Action, Message, MessageLink, MessagePage, OutboxQuery, Permission } from '@/api/bindings';
import { KeyListener } from '@/keys/KeyListener';
import { expectNoViolations } from '@/test/axe';
import { me, session } from '@/test/fixtures';
import { detailOf, messageOf } from '@/test/outbox';
import { refusal } from '@/test/people';
import { doneOf, planOf, preparedOf } from '@/test/plans';
import { type FakeCommands, render } from '@/test/render';
import Outbox from './index';

type Shown = {
  messages?: Message[];
  page?: Partial<MessagePage>;
  permissions?: Permission[];
  commands?: FakeCommands;
  list?: () => never;
  link?: MessageLink;
};

const permitted: Permission[] = [...me.permissions, 'outbox.view', 'outbox.resend'];

async function show({ messages = [messageOf()], permissions = permitted, ...more }: Shown = {}) {
  const asked: OutboxQuery[] = [];
  const rendered = await render(
    <>
      <KeyListener />
      <Notifications />
      <Outbox />
      <Actions />
    </>,
    {
      path: '/outbox',
      session: { ...session, me: { ...me, permissions } },
      operations: {
        'actions.plan': ({ body }) => planOf(body as Action),
        'outbox.list': ({ query }) => {
          asked.push(query);
          const page = {
            items: messages,
            next_cursor: null,
            waiting: 2,
            dead: 1,
            mail_server: 'mail:465',
            sms_gateway: 'sms',
          };
          return more.list?.() ?? { ...page, ...more.page };
        },
        'outbox.get': ({ path }) => ({
          ...detailOf(messages.find(({ mail_id: id }) => id === path.mail_id) ?? messageOf()),
          link: more.link ?? null,
        }),
      },
      commands: { listOpenActions: () => [], discardAction: () => null, ...more.commands },
    },
  );
  return { ...rendered, asked, keyboard: userEvent.setup({ delay: null }) };
}

describe('messages', () => {
  beforeEach(() => closeAction());

  it('are shown whole, as a page that can do nothing and as text', async () => {
    const { keyboard, container } = await show();
    const page = await screen.findByTitle('The message as a page');
    expect(page).toHaveAttribute('sandbox', '');
    expect(page).toHaveAttribute('srcdoc', expect.stringContaining('Hello Lucía Peñasco'));
    await keyboard.click(screen.getByRole('radio', { name: 'Text' }));
    expect(screen.getByRole('region', { name: 'What it says' })).toHaveTextContent('Hello Lucía Peñasco');
    expect(screen.queryByTitle('The message as a page')).not.toBeInTheDocument();
    await expectNoViolations(container);
  });

  it('say where they are and what went wrong', async () => {
    await show();
    const facts = await screen.findByRole('complementary', { name: 'About the message' });
    expect(facts).toHaveTextContent('550 5.1.1 nobody of that name');
    expect(within(facts).getByRole('link', { name: 'Lucía Peñasco' })).toBeInTheDocument();
    expect(screen.getAllByText('Not delivered').length).toBeGreaterThan(1);
    expect(screen.getByText('1 not delivered')).toBeInTheDocument();
    expect(screen.queryByText(/no mail server is set up/)).not.toBeInTheDocument();
  });

  it('say that nothing leaves where no server is set up', async () => {
    const { unmount } = await show({ page: { mail_server: null, sms_gateway: null } });
    expect(await screen.findByText(/no mail server is set up/)).toBeVisible();
    unmount();
    await show({ page: { sms_gateway: null } });
    expect(await screen.findByText(/texts are kept here/)).toBeVisible();
  });

  it('are asked for by kind and state', async () => {
    const { keyboard, asked } = await show();
    await screen.findByRole('region', { name: 'Message' });
    await keyboard.click(screen.getByRole('radio', { name: 'SMS' }));
    await keyboard.click(screen.getByRole('combobox', { name: 'State' }));
    await keyboard.click(await screen.findByRole('option', { name: 'Not delivered', hidden: true }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ kind: 'sms', state: 'dead' }));
  });

  it('tell their link where the platform is for trying out', async () => {
    const link: MessageLink = {
      purpose: 'set_password',
      url: 'http://127.0.0.1:4711/links/sl_secret',
      valid_until: '2026-11-18T14:32:00Z',
      used_at: null,
      ended_at: null,
    };
    const { unmount } = await show();
    const facts = await screen.findByRole('complementary', { name: 'About the message' });
    expect(facts).not.toHaveTextContent('Link in this message');
    unmount();
    await show({ link });
    expect(await screen.findByText('New password')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeEnabled();
  });

  it('are sent again', async () => {
    const confirmAction = vi.fn(() => doneOf(again));
    const { keyboard } = await show({
      commands: { prepareAction: () => preparedOf(again), confirmAction },
    });
    await keyboard.click(await screen.findByRole('button', { name: 'Send again…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Send again' });
    await within(dialog).findByText(/It is tried anew at once/);
    await keyboard.click(within(dialog).getByRole('button', { name: /^Send again/ }));
    expect(await screen.findAllByText('The message to Lucía Peñasco is tried again')).not.toHaveLength(0);
  });

  it('are not sent again when they were sent, or without the permission', async () => {
    const { unmount } = await show({ messages: [messageOf({ state: 'sent', error: null })] });
    await screen.findByRole('region', { name: 'Message' });
    expect(screen.queryByRole('button', { name: 'Send again…' })).not.toBeInTheDocument();
    unmount();
    await show({ permissions: [...me.permissions, 'outbox.view'] });
    expect(await screen.findByRole('button', { name: 'Send again…' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  it('hide a number from who may not see it', async () => {
    await show({ messages: [messageOf({ kind: 'sms', to: '', masked: ['phone'] })] });
    await screen.findByRole('region', { name: 'Message' });
    expect(screen.getAllByText(/needs the permission user.view.sensitive/).length).toBeGreaterThan(1);
    expect(screen.queryByTitle('The message as a page')).not.toBeInTheDocument();
  });

  it('go from one to the next by key', async () => {
    const other = messageOf({ mail_id: 'm2', subject: 'Your account is active again' });
    const { keyboard, router } = await show({ messages: [messageOf(), other] });
    await screen.findByRole('region', { name: 'Message' });
    await keyboard.keyboard('j');
    expect(
      await screen.findByRole('heading', { level: 2, name: 'Your account is active again' }),
    ).toBeVisible();
    expect(router.state.location.search).toEqual({ open: 'm2' });
  });

  it('say that there are none, that they could not be read, and whose permission is missing', async () => {
    const { unmount } = await show({ messages: [] });
    expect(await screen.findByText('No messages')).toBeVisible();
    unmount();
    const list = () => {
      throw refusal('unavailable');
    };
    const failing = await show({ list });
    expect(await screen.findByText('The outbox could not be read')).toBeVisible();
    failing.unmount();
    await show({ permissions: [] });
    expect(await screen.findByText('You cannot see this')).toBeVisible();
  });
});

const again: Action = {
  operation: 'users.mail.send_again',
  path: { user_id: '9f1c2b7a-0000-4000-8000-000000000001', mail_id: 'm1' },
  body: null,
};
