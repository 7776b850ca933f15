import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { UserDetail } from '@/api/bindings';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { user } from '@/test/people';
import { render } from '@/test/render';
import User from './index';

const reason = 'Hidden: needs the permission user.view.sensitive';
const permissions = session.me.permissions.filter((one) => one !== 'user.view.sensitive');
const none = { items: [], next_cursor: null };

/** As the platform answers whoever lacks the permission. */
const hidden: UserDetail = {
  ...user,
  profile: { ...user.profile, phone: null, date_of_birth: null, address: null },
  account: { ...user.account, last_login_ip: null },
  security: { ...user.security, allowed_ips: [] },
  masked: ['phone', 'date_of_birth', 'address', 'ip'],
};

const show = (tab: string, who: UserDetail) =>
  render(<User />, {
    session: { ...session, me: { ...session.me, permissions } },
    path: `/users/${who.user_id}?tab=${tab}`,
    operations: {
      'users.get': () => who,
      'users.notes.list': () => none,
      'users.orders.list': () => none,
      'users.sessions.list': () => none,
      'users.activity.list': () => none,
    },
  });

const valueAt = (label: string) => screen.getAllByText(label, { selector: 'dt' })[0]?.nextElementSibling;

describe('the page of a user whose sensitive facts are hidden', () => {
  it('says so in their place, and never that they are not set', async () => {
    const { container } = await show('profile', hidden);
    await screen.findByText('Contact');
    for (const label of ['Phone', 'Address', 'Date of birth'])
      expect(valueAt(label)).toHaveTextContent(`••••${reason}`);
    await expectNoViolations(container);
  });

  it('does not say that any address is allowed where the list is hidden', async () => {
    await show('security', hidden);
    const card = (await screen.findByText('Allowed IP addresses')).closest('section');
    expect(within(card as HTMLElement).getByText(reason)).toBeInTheDocument();
    expect(screen.queryByText('Any address')).toBeNull();
  });

  it('asks for no activity by address', async () => {
    await show('activity', hidden);
    const field = await screen.findByRole('textbox', { name: 'IP address or range' });
    expect(field).toHaveAttribute('aria-disabled', 'true');
    expect(field).toHaveAttribute('title', 'This needs user.view.sensitive.');
  });
});
