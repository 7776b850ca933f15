import { Notifications } from '@mantine/notifications';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Erasure, Permission } from '@/api/bindings';
import { expectNoViolations } from '@/test/axe';
import { me, session } from '@/test/fixtures';
import { refusal, user } from '@/test/people';
import { type FakeCommands, render } from '@/test/render';
import User from './index';

const audit = { id: 'e1', number: 48_210_381 };
const taken = (step: Erasure['steps'][number]['step']) => ({ step, at: '2026-11-17T12:32:00Z', audit });

const erasure: Erasure = {
  erasure_id: 'x1',
  user_id: user.user_id,
  numeric_id: '204871',
  deleted_at: '2026-08-18T12:32:00Z',
  began_at: '2026-11-17T12:32:00Z',
  requested_by: { id: 'a2', name: 'Mei Sandoval' },
  approved_by: { id: 'a3', name: 'Ivo Brandt' },
  steps: [taken('check'), taken('archive'), taken('anonymize'), taken('remove'), taken('complete')],
  held: [],
  completed_at: '2026-11-17T12:32:00Z',
  records: [{ table: 'user_sessions', count: 3 }],
  kept: [{ what: 'orders', until: '2033-08-18T12:32:00Z' }],
  archive: { sha256: 'ab'.repeat(32), bytes: 812, kept_until: '2033-08-18T12:32:00Z' },
};

type Shown = { part?: Partial<Erasure>; permissions?: Permission[]; commands?: FakeCommands };

async function show({ part = {}, permissions = me.permissions, commands = {} }: Shown = {}) {
  const rendered = await render(
    <>
      <Notifications />
      <User />
    </>,
    {
      path: `/users/${user.user_id}`,
      session: { ...session, me: { ...me, permissions } },
      operations: {
        'users.get': () => {
          throw refusal('erased');
        },
        'users.erasure.get': () => ({ ...erasure, ...part }),
        'users.audit.list': () => ({ items: [], next_cursor: null }),
      },
      commands,
    },
  );
  return { ...rendered, page: await screen.findByRole('region', { name: 'Deleted for good' }) };
}

describe('the page of an erased user', () => {
  it('says who decided it, which steps were taken, and what is kept', async () => {
    const { container, page } = await show();
    expect(screen.getByRole('heading', { level: 1, name: 'Deleted user' })).toBeVisible();
    for (const said of ['Mei Sandoval', 'Ivo Brandt', '204871', 'until 18 Aug 2033', 'Personal data removed'])
      expect(page).toHaveTextContent(said);
    const steps = within(page).getByRole('table', { name: 'Steps of the deletion' });
    expect(steps).toHaveTextContent('#48,210,381');
    expect(steps).not.toHaveTextContent('Not yet');
    await expectNoViolations(container);
  });

  it('says how far it is while it goes on', async () => {
    const { page } = await show({ part: { steps: [taken('check')], completed_at: null, archive: null } });
    expect(page).toHaveTextContent('This user is being deleted for good.');
    expect(within(page).getAllByText('Not yet')).toHaveLength(4);
    expect(within(page).getByRole('button', { name: 'Save certificate…' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  it('saves the certificate where one chooses, and nothing where one doesn’t', async () => {
    const saveDocument = vi.fn(() => '/home/ada/erasure.pdf');
    const chooseFolder = vi.fn<() => string | null>(() => '/home/ada');
    await show({ permissions: [...me.permissions, 'audit.view'], commands: { chooseFolder, saveDocument } });
    const button = await screen.findByRole('button', { name: 'Save certificate…' });
    await userEvent.click(button);
    expect(await screen.findByText('/home/ada/erasure.pdf')).toBeVisible();
    expect(saveDocument).toHaveBeenCalledWith(
      session.connection.id,
      'erasure_certificate',
      user.user_id,
      null,
      '/home/ada',
    );
    chooseFolder.mockReturnValue(null);
    await userEvent.click(button);
    expect(saveDocument).toHaveBeenCalledTimes(1);
  });

  it('keeps the archive for who may read it', async () => {
    await show({ permissions: ['user.view'] });
    const button = await screen.findByRole('button', { name: 'Save compliance archive…' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
  });
});
