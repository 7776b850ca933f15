import { Notifications } from '@mantine/notifications';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Permission } from '@/api/bindings';
import { typeCode } from '@/test/actions';
import { expectNoViolations } from '@/test/axe';
import { me, session } from '@/test/fixtures';
import { refusal, user } from '@/test/people';
import { type FakeCommands, render } from '@/test/render';
import User from './index';

const none = { items: [], next_cursor: null };

async function show(commands: FakeCommands, permissions: Permission[] = [...me.permissions, 'user.export']) {
  await render(
    <>
      <Notifications />
      <User />
    </>,
    {
      session: { ...session, me: { ...me, permissions } },
      path: `/users/${user.user_id}?tab=activity`,
      operations: {
        'users.get': () => user,
        'users.notes.list': () => none,
        'users.activity.list': () => none,
      },
      commands,
    },
  );
  return userEvent.setup({ delay: null });
}

const button = () => screen.findByRole('button', { name: 'Export…' });

describe('the export of the activity log', () => {
  it('asks where to, then for a code, and saves what the filters leave', async () => {
    const saveActivity = vi.fn(() => '/home/ada/activity.csv');
    const keyboard = await show({ chooseFolder: () => '/home/ada', saveActivity });
    await keyboard.click(await screen.findByRole('combobox', { name: 'Result' }));
    await keyboard.click(await screen.findByRole('option', { name: 'Failed', hidden: true }));
    await keyboard.click(await button());
    const dialog = await screen.findByRole('dialog', { name: 'Export activity' });
    expect(dialog).toHaveTextContent('/home/ada');
    expect(dialog).toHaveTextContent('IP addresses are in it.');
    await expectNoViolations(dialog);
    await keyboard.click(within(dialog).getByRole('radio', { name: 'JSON' }));
    await typeCode(keyboard);
    await keyboard.click(within(dialog).getByRole('button', { name: 'Export activity' }));
    expect(await screen.findByText('/home/ada/activity.csv')).toBeVisible();
    const filter = { after: null, before: null, types: [], ip: null, success: false };
    expect(saveActivity).toHaveBeenCalledExactlyOnceWith(
      session.connection.id,
      user.user_id,
      { filter, format: 'json' },
      expect.stringMatching(/^\d{6}$/),
      '/home/ada',
    );
  });

  it('is nothing without a folder, and says at the code that it was wrong', async () => {
    const folders = [null, '/home/ada'];
    const saveActivity = () => {
      throw refusal('wrong_code', { attempts_left: 2 });
    };
    const keyboard = await show({ chooseFolder: () => folders.shift() ?? null, saveActivity });
    await keyboard.click(await button());
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await keyboard.click(await button());
    const dialog = await screen.findByRole('dialog', { name: 'Export activity' });
    await typeCode(keyboard);
    await keyboard.click(within(dialog).getByRole('button', { name: 'Export activity' }));
    expect(await within(dialog).findByText(/That code is not right/)).toBeVisible();
  });

  it('needs its permission', async () => {
    const chooseFolder = vi.fn(() => null);
    const keyboard = await show({ chooseFolder }, ['user.view']);
    expect(await button()).toHaveAttribute('aria-disabled', 'true');
    await keyboard.click(await button());
    expect(chooseFolder).not.toHaveBeenCalled();
  });
});
