import { Notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { AuditEntry, AuditPage, AuditQuery, Permission } from '@/api/bindings';
import { KeyListener } from '@/keys/KeyListener';
import { typeCode } from '@/test/actions';
import { entryOf } from '@/test/auditLog';
import { expectNoViolations } from '@/test/axe';
import { me, session } from '@/test/fixtures';
import { lucia } from '@/test/lucia';
import { refusal } from '@/test/people';
import { type FakeCommands, render } from '@/test/render';
import AuditLog from './index';

type Shown = {
  entries?: AuditEntry[];
  page?: (query: AuditQuery) => Partial<AuditPage>;
  permissions?: Permission[];
  commands?: FakeCommands;
  path?: string;
};

const permitted: Permission[] = [...me.permissions, 'audit.view', 'audit.export', 'user.view.sensitive'];

async function show({ entries = [entryOf(), viewed], permissions = permitted, ...more }: Shown = {}) {
  const asked: AuditQuery[] = [];
  const rendered = await render(
    <>
      <KeyListener />
      <Notifications />
      <AuditLog />
    </>,
    {
      path: more.path ?? '/audit',
      session: { ...session, me: { ...me, permissions } },
      operations: {
        'audit.list': ({ query }) => {
          asked.push(query);
          return {
            items: entries,
            next_cursor: null,
            read_to: null,
            entries: 48_210_377,
            users: [{ user_id: lucia.user_id, name: lucia.name }],
            ...more.page?.(query),
          };
        },
      },
      ...(more.commands && { commands: more.commands }),
    },
  );
  return { ...rendered, asked, keyboard: userEvent.setup({ delay: null }) };
}

const viewed = entryOf({
  id: 'e2',
  number: 48_210_376,
  action: 'ADMIN_SIGNED_IN',
  user_id: null,
  reason: null,
  changes: [],
});

const rows = async () =>
  within(await screen.findByRole('table', { name: 'Audit entries' })).getAllByRole('row');

describe('the audit log', () => {
  it('says when in which zone, who, what, about whom and why', async () => {
    const { container } = await show();
    const [head, first, second] = await rows();
    expect(head).toHaveTextContent(/Time, .*CET|Time, .*UTC\+1/);
    expect(first).toHaveTextContent('Mei Sandoval');
    expect(first).toHaveTextContent('Profile changed');
    expect(first).toHaveTextContent(lucia.name);
    expect(first).toHaveTextContent('Corrections, ticket KS-4821');
    expect(first).toHaveTextContent('#48,210,377');
    expect(second).toHaveTextContent('Admin signed in');
    expect(screen.getByText('48,210,377 entries')).toBeVisible();
    await expectNoViolations(container);
  });

  it('opens an entry beside it, with old and new and what proves it', async () => {
    const { keyboard, container, router } = await show();
    const [, first] = await rows();
    await keyboard.click(within(first as HTMLElement).getByRole('button'));
    const entry = await screen.findByRole('complementary', { name: 'Entry 48,210,377' });
    expect(within(entry).getByText('Lucía').closest('del')).not.toBeNull();
    expect(within(entry).getByText('Lucía Inés').closest('ins')).not.toBeNull();
    expect(entry).toHaveTextContent('USER_PROFILE_MODIFIED');
    expect(within(entry).getByRole('link', { name: lucia.name })).toHaveAttribute(
      'href',
      `/users/${lucia.user_id}`,
    );
    for (const name of ['Copy request ID', 'Copy leaf hash', 'Copy digest', 'Copy entry ID']) {
      expect(within(entry).getByRole('button', { name })).toBeEnabled();
    }
    expect(router.state.location.search).toEqual({ open: 'e1' });
    await expectNoViolations(container);
    await keyboard.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary')).not.toBeInTheDocument());
  });

  it('hides what one may not see', async () => {
    const masked = entryOf({
      changes: [{ field: 'phone', old: null, new: null }],
      masked: ['phone'],
    });
    await show({ entries: [masked], path: '/audit?open=e1' });
    const entry = await screen.findByRole('complementary');
    expect(entry).toHaveTextContent(/needs the permission user.view.sensitive/);
  });

  it('goes from entry to entry by key, to its user, and to the search', async () => {
    const { keyboard, router } = await show();
    await rows();
    await keyboard.keyboard('j');
    await waitFor(() => expect(router.state.location.search).toEqual({ open: 'e1' }));
    await keyboard.keyboard('j');
    await waitFor(() => expect(router.state.location.search).toEqual({ open: 'e2' }));
    await keyboard.keyboard('k');
    await waitFor(() => expect(router.state.location.search).toEqual({ open: 'e1' }));
    await keyboard.keyboard('/');
    expect(screen.getByRole('textbox', { name: 'Search' })).toHaveFocus();
    await keyboard.click(screen.getByRole('heading', { name: 'Audit log' }));
    await keyboard.keyboard('u');
    await waitFor(() => expect(router.state.location.pathname).toBe(`/users/${lucia.user_id}`));
  });

  it('asks for what the address says', async () => {
    const what = encodeURIComponent(JSON.stringify(['USER_SUSPENDED', 'NO_SUCH_ACTION']));
    const { asked } = await show({
      path: `/audit?who=a2&whom=${lucia.user_id}&what=${what}&reason=FRAUD&request=req_1234567&q=ticket&from=2026-11-01T00:00:00Z`,
    });
    await rows();
    expect(asked[0]?.filter).toEqual({
      after: '2026-11-01T00:00:00Z',
      before: null,
      admin_id: 'a2',
      user_id: lucia.user_id,
      actions: ['USER_SUSPENDED'],
      reason: 'FRAUD',
      request_id: 'req_1234567',
      search: 'ticket',
    });
  });

  it('keeps its filters in the address', async () => {
    const { keyboard, asked, router } = await show();
    await rows();
    await keyboard.type(screen.getByRole('textbox', { name: 'Search' }), 'KS-4821{Enter}');
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'KS-4821' }));
    await waitFor(() => expect(asked.at(-1)?.filter.search).toBe('KS-4821'));
    await keyboard.type(screen.getByRole('textbox', { name: 'User ID' }), 'lucia{Enter}');
    expect(await screen.findByText('Give a whole user ID.')).toBeVisible();
    expect(router.state.location.search).toEqual({ q: 'KS-4821' });
    await keyboard.click(screen.getByRole('combobox', { name: 'Reason code' }));
    await keyboard.click(await screen.findByRole('option', { name: 'Fraud', hidden: true }));
    await waitFor(() => expect(asked.at(-1)?.filter.reason).toBe('FRAUD'));
    await keyboard.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
    expect(screen.getByRole('textbox', { name: 'Search' })).toHaveValue('');
  });

  it('leads from an entry to those of the same user, admin and request', async () => {
    const { keyboard, asked } = await show({ path: '/audit?open=e1' });
    await keyboard.click(await screen.findByRole('button', { name: 'Only this user' }));
    await waitFor(() => expect(asked.at(-1)?.filter.user_id).toBe(lucia.user_id));
    await keyboard.click(await screen.findByRole('button', { name: 'Only this admin' }));
    await waitFor(() => expect(asked.at(-1)?.filter.admin_id).toBe('a2'));
    await keyboard.click(await screen.findByRole('button', { name: 'Only this request' }));
    await waitFor(() => expect(asked.at(-1)?.filter.request_id).toBe('req_5b1e77c0a9f2'));
  });

  it('says how far it looked, and looks further back', async () => {
    const { keyboard } = await show({
      path: '/audit?q=needle',
      page: ({ cursor }) => (cursor ? {} : { items: [], next_cursor: 'c1', read_to: '2026-11-03T08:00:00Z' }),
    });
    expect(await screen.findByText(/Looked through back to/)).toHaveTextContent('3 Nov');
    expect(screen.queryByText('Nothing matches these filters')).not.toBeInTheDocument();
    await keyboard.click(screen.getByRole('button', { name: 'Look further back' }));
    expect(await rows()).toHaveLength(3);
    expect(screen.queryByText(/Looked through back to/)).not.toBeInTheDocument();
  });

  it('says that there is nothing, that it could not be read, and whose permission is missing', async () => {
    const { unmount, keyboard, router } = await show({ entries: [], path: '/audit?q=nothing' });
    expect(await screen.findByText('Nothing matches these filters')).toBeVisible();
    await keyboard.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] as HTMLElement);
    await waitFor(() => expect(router.state.location.search).toEqual({}));
    expect(await screen.findByText('No entries yet')).toBeVisible();
    unmount();
    const page = () => {
      throw refusal('unavailable');
    };
    const failing = await show({ page });
    expect(await screen.findByText('The audit log could not be read')).toBeVisible();
    failing.unmount();
    await show({ permissions: [] });
    expect(await screen.findByText('You cannot see this')).toBeVisible();
  });

  it('is saved as a file, as far as the filters leave it', async () => {
    const saveAudit = vi.fn(() => '/home/ada/audit.csv');
    const { keyboard } = await show({
      path: '/audit?q=ticket',
      commands: { chooseFolder: () => '/home/ada', saveAudit },
    });
    await keyboard.click(await screen.findByRole('button', { name: 'Export…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Export the audit log' });
    expect(dialog).toHaveTextContent('/home/ada');
    await expectNoViolations(dialog);
    await keyboard.click(within(dialog).getByRole('radio', { name: 'JSON' }));
    await typeCode(keyboard);
    await keyboard.click(within(dialog).getByRole('button', { name: 'Export audit log' }));
    expect(await screen.findByText('/home/ada/audit.csv')).toBeVisible();
    expect(saveAudit).toHaveBeenCalledExactlyOnceWith(
      session.connection.id,
      { filter: expect.objectContaining({ search: 'ticket', user_id: null }), format: 'json' },
      expect.stringMatching(/^\d{6}$/),
      '/home/ada',
    );
  });

  it('is saved by nobody without the permission', async () => {
    await show({ permissions: ['audit.view'] });
    expect(await screen.findByRole('button', { name: 'Export…' })).toHaveAttribute('aria-disabled', 'true');
  });
});
