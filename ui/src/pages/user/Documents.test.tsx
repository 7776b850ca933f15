import { Notifications } from '@mantine/notifications';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Document, KycDocument, Permission, UserDetail } from '@/api/bindings';
import { KeyListener } from '@/keys/KeyListener';
import { expectNoViolations } from '@/test/axe';
import { me, session } from '@/test/fixtures';
import { user } from '@/test/people';
import { type FakeCommands, render } from '@/test/render';
import User from './index';

const passport: KycDocument = {
  document_id: 'd1',
  kind: 'passport',
  name: 'passport.png',
  media_type: 'image/png',
  sha256: 'ab'.repeat(32),
  bytes: 1_204,
  submitted_at: '2026-10-30T10:05:00Z',
};
const register: KycDocument = {
  ...passport,
  document_id: 'd2',
  kind: 'company_registration',
  name: 'register.pdf',
  media_type: 'application/pdf',
};

type Shown = { who?: Partial<UserDetail>; tab?: string; permissions?: Permission[]; commands?: FakeCommands };

async function show({
  who = {},
  tab = 'kyc',
  permissions = [...me.permissions, 'user.kyc.review', 'user.approve'],
  commands = {},
}: Shown = {}) {
  const opened: string[] = [];
  const rendered = await render(
    <>
      <KeyListener />
      <Notifications />
      <User />
    </>,
    {
      path: `/users/${user.user_id}?tab=${tab}`,
      session: {
        ...session,
        me: { ...me, permissions },
        meta: { ...session.meta, modules: [...session.meta.modules, 'kyc', 'approvals'] },
      },
      operations: {
        'users.get': () => ({ ...user, ...who }),
        'users.notes.list': () => ({ items: [], next_cursor: null }),
        'users.kyc.documents.list': () => [passport, register],
        'users.kyc.documents.get': ({ path }): Document => {
          opened.push(path.document_id);
          const { name, media_type, sha256 } = path.document_id === 'd1' ? passport : register;
          return { name, media_type, sha256, content: 'iVBORw0KGgo=' };
        },
      },
      commands,
    },
  );
  return { ...rendered, opened };
}

const open = async (name: RegExp) => userEvent.click(await screen.findByRole('button', { name }));

describe('documents of the identity check', () => {
  it('are opened one by one, and drawn as pictures', async () => {
    const { opened, container } = await show();
    const list = await screen.findByRole('list', { name: 'Documents' });
    expect(within(list).getAllByRole('button')).toHaveLength(2);
    expect(opened).toEqual([]);
    await open(/Passport/);
    const picture = await screen.findByRole('img', { name: 'Passport' });
    expect(picture).toHaveAttribute('src', 'data:image/png;base64,iVBORw0KGgo=');
    expect(opened).toEqual(['d1']);
    await expectNoViolations(container);
  });

  it('are saved as files where the window draws them not', async () => {
    const saveDocument = vi.fn(() => '/home/ada/register.pdf');
    await show({ commands: { chooseFolder: () => '/home/ada', saveDocument } });
    await open(/Company registration/);
    expect(await screen.findByText(/This window draws no PDF/)).toBeVisible();
    expect(screen.queryByRole('img', { name: 'Company registration' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Save to a file…' }));
    expect(await screen.findByText('/home/ada/register.pdf')).toBeVisible();
    expect(saveDocument).toHaveBeenCalledWith(
      session.connection.id,
      'kyc_document',
      user.user_id,
      'd2',
      '/home/ada',
    );
  });

  it('stay closed to who may not review them', async () => {
    const { opened } = await show({ permissions: ['user.view'] });
    const button = await screen.findByRole('button', { name: /Passport/ });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(button);
    expect(opened).toEqual([]);
  });

  it('are decided about beside them, as long as they wait', async () => {
    const { unmount } = await show({ who: { kyc: { ...user.kyc, status: 'pending' } } });
    for (const name of ['Approve KYC…', 'Reject KYC…'])
      expect(await screen.findByRole('button', { name })).toBeVisible();
    unmount();
    await show({ who: { kyc: { ...user.kyc, status: 'approved' } } });
    await screen.findByRole('list', { name: 'Documents' });
    expect(screen.queryByRole('button', { name: 'Approve KYC…' })).not.toBeInTheDocument();
  });
});

describe('an account that waits', () => {
  const waiting: Partial<UserDetail> = { status: 'pending_verification' };

  it('has a tab with what was handed in, and the decision above it', async () => {
    const { container } = await show({ who: waiting, tab: 'application' });
    expect(await screen.findByRole('tab', { name: 'Application', selected: true })).toBeVisible();
    expect(await screen.findByRole('list', { name: 'Documents' })).toBeVisible();
    expect(screen.getByText(/waits until somebody has looked at it/)).toBeVisible();
    for (const name of ['Approve account…', 'Reject account…'])
      expect(screen.getByRole('button', { name })).toBeVisible();
    await expectNoViolations(container);
  });

  it('has no such tab once it is decided', async () => {
    await show({ who: { status: 'active' }, tab: 'application' });
    expect(await screen.findByRole('tab', { name: 'Overview', selected: true })).toBeVisible();
    expect(screen.queryByRole('tab', { name: 'Application' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve account…' })).not.toBeInTheDocument();
  });
});
