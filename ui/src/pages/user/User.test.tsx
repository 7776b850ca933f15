import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { UserDetail } from '@/api/bindings';
import type { Session } from '@/api/session';
import { KeyListener } from '@/keys/KeyListener';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import type { FakeOperations } from '@/test/operations';
import { refusal, user } from '@/test/people';
import { render } from '@/test/render';
import { isAddress } from './address';
import User from './index';
import { localTime } from './timeZone';

const none = { items: [], next_cursor: null };

function show(shown: UserDetail, tab: string, operations: FakeOperations = {}, who: Session = session) {
  return render(
    <>
      <KeyListener />
      <User />
    </>,
    {
      session: who,
      path: `/users/${shown.user_id}?tab=${tab}`,
      operations: {
        'users.get': () => shown,
        'users.notes.list': () => none,
        'users.orders.list': () => none,
        'users.sessions.list': () => none,
        'users.activity.list': () => none,
        'users.audit.list': () => none,
        ...operations,
      },
    },
  );
}

function deletedUntil(restorable_until: string): UserDetail {
  const account = { ...user.account, deleted_at: '2025-11-01T10:00:00Z', restorable_until };
  return { ...user, status: 'deleted', account };
}

const tabNames = () => screen.getAllByRole('tab').map((tab) => tab.textContent?.replace(/\d+$/, ''));

describe('the page of a user', () => {
  it('shows who it is, and breaks no accessibility rule', async () => {
    const { container } = await show(user, 'overview');
    expect(await screen.findByRole('heading', { level: 1, name: 'Lucía Peñasco' })).toBeInTheDocument();
    expect(screen.getByText(user.user_id)).toBeInTheDocument();
    expect(screen.getByText('€2,318.40')).toBeInTheDocument();
    await expectNoViolations(container);
  });

  it('has the tabs that the platform and the user have something for', async () => {
    await show(user, 'overview');
    await screen.findByRole('tablist');
    expect(tabNames()).toEqual([
      'Overview',
      'Profile',
      'Security',
      'Activity',
      'Orders',
      'Credits',
      'Learning',
      'Partner',
      'KYC',
      'Notes',
      'History',
      'Audit',
    ]);
  });

  it('has no tabs for modules that are missing, and Partner only for partners', async () => {
    const meta = { ...session.meta, modules: ['partners' as const] };
    await show({ ...user, partner: null }, 'overview', {}, { ...session, meta });
    await screen.findByRole('tablist');
    expect(tabNames()).toEqual(['Overview', 'Profile', 'Security', 'Activity', 'Notes', 'History', 'Audit']);
  });

  it('names the permission that a tab needs', async () => {
    const me = { ...session.me, permissions: ['user.view' as const] };
    await show(user, 'audit', {}, { ...session, me });
    expect(await screen.findByText('audit.view')).toBeInTheDocument();
  });

  it('opens tabs by number', async () => {
    await show(user, 'overview');
    await screen.findByRole('tablist');
    await userEvent.setup().keyboard('2');
    expect(await screen.findByRole('tab', { name: 'Profile' })).toHaveAttribute('aria-selected', 'true');
  });

  it('reads a list page by page', async () => {
    const order = (number: string) => ({
      order_id: number,
      number,
      at: '2026-11-01T10:00:00Z',
      status: 'paid' as const,
      total: { amount: '12.00', currency: 'EUR' },
      items: [{ title: 'Glazed tile', quantity: 2, price: { amount: '6.00', currency: 'EUR' } }],
    });
    await show(user, 'orders', {
      'users.orders.list': ({ query }) =>
        query.cursor
          ? { items: [order('ORD-2')], next_cursor: null }
          : { items: [order('ORD-1')], next_cursor: 'more' },
    });
    const keyboard = userEvent.setup();
    await keyboard.click(await screen.findByRole('button', { name: 'Show more' }));
    const table = screen.getByRole('table', { name: 'Orders' });
    expect(await within(table).findByText('ORD-2')).toBeInTheDocument();
    expect(within(table).getByText('ORD-1')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
    await keyboard.click(screen.getByRole('button', { name: 'Items of order ORD-1' }));
    expect(screen.getByText('Glazed tile')).toBeInTheDocument();
  });

  it('says what failed, with the request id, and tries again', async () => {
    let fails = true;
    await show(user, 'orders', {
      'users.orders.list': () => {
        if (fails) throw refusal('internal', { request_id: 'req_1' });
        return none;
      },
    });
    expect(await screen.findByText('The orders could not be read')).toBeInTheDocument();
    expect(screen.getByText('req_1')).toBeInTheDocument();
    fails = false;
    await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No orders yet')).toBeInTheDocument();
  });

  it('says until when a deleted user can be restored, and offers that and no suspension', async () => {
    await show(deletedUntil('2126-12-01T10:00:00Z'), 'overview');
    const notice = (await screen.findByText(/Restorable until 1 Dec 2126, 11:00/)).closest('[role=note]');
    expect(notice).toHaveTextContent('after that the deletion is final');
    expect(within(notice as HTMLElement).getByRole('button', { name: 'Restore…' })).toBeEnabled();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Actions' }));
    const item = await screen.findByRole('menuitem', { name: /Suspend…/, hidden: true });
    expect(item).toHaveAttribute('aria-disabled', 'true');
    expect(item).toHaveTextContent('This user is deleted.');
  });

  it('offers no restoring when the time for it is over', async () => {
    await show(deletedUntil('2026-01-01T10:00:00Z'), 'overview');
    expect(await screen.findByText(/can no longer be restored/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Restore…' })).not.toBeInTheDocument();
  });

  it('says why an action is off when the permission is missing', async () => {
    const me = { ...session.me, permissions: ['user.view' as const] };
    await show(user, 'profile', {}, { ...session, me });
    await screen.findByRole('tablist');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Actions' }));
    const item = await screen.findByRole('menuitem', { name: /Suspend…/, hidden: true });
    expect(item).toHaveTextContent('This needs user.suspend.');
  });
});

describe('what a user or an import wrote', () => {
  it('is no time zone unless it is one', () => {
    const now = new Date('2026-11-17T13:32:00Z');
    expect(localTime(now, 'America/New_York', 'en')).toBe('08:32');
    expect(localTime(now, '<script>', 'en')).toBeNull();
    expect(localTime(now, null, 'en')).toBeNull();
  });

  it('is an address or a range only when it reads as one', () => {
    for (const right of ['198.51.100.24', '198.51.100.0/28', '2001:db8:4::/64', '::1'])
      expect(isAddress(right)).toBe(true);
    for (const wrong of ['198.51.100.256', '198.51.100.0/33', '2001:db8::/129', '1.2.3', 'host', '::1/64/2'])
      expect(isAddress(wrong)).toBe(false);
  });
});
