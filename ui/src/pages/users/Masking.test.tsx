import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { user as detail } from '@/test/people';
import { layOut, openUsers, page, preferences, rowOf, user } from '@/test/userList';

const reason = 'Hidden: needs the permission user.view.sensitive';
const permissions = session.me.permissions.filter((one) => one !== 'user.view.sensitive');
const viewer = { ...session, me: { ...session.me, permissions } };

beforeEach(layOut);

const open = () =>
  openUsers((query) => page(query, 40, { masked: ['phone'] }), {
    session: viewer,
    commands: {
      getPreferences: () => ({ ...preferences, peek_open: true }),
    },
    operations: {
      'users.get': ({ path: { user_id } }) => ({
        ...detail,
        user_id,
        profile: { ...detail.profile, phone: null },
        account: { ...detail.account, last_login_ip: null },
        masked: ['phone', 'date_of_birth', 'address', 'ip'],
      }),
      'users.activity.list': () => ({ items: [], next_cursor: null }),
      'users.notes.list': () => ({ items: [], next_cursor: null }),
    },
  });

describe('a list for who may not see sensitive facts', () => {
  it('says of each number that it is hidden, and of nothing else', async () => {
    const { container } = await open();
    const row = await rowOf(1);
    expect(within(row).getByTitle(reason)).toHaveTextContent(`••••${reason}`);
    expect(within(row).getAllByText(reason)).toHaveLength(1);
    await expectNoViolations(container);
  });

  it('leaves a number that nobody gave blank for who may see it', async () => {
    await openUsers((query) => page(query, 1, { items: [user(1)] }));
    expect(within(await rowOf(1)).queryByText(reason)).toBeNull();
  });

  it('says it in the preview too', async () => {
    await open();
    const peek = await screen.findByRole('complementary', { name: 'Preview of User 1' });
    // The number and the address of the last login.
    expect(await within(peek).findAllByText(reason)).toHaveLength(2);
  });

  it('offers no filter by what is hidden, and says why', async () => {
    const { keys } = await open();
    await rowOf(1);
    await keys.keyboard('f');
    await keys.type(await screen.findByRole('textbox', { name: 'Find a filter' }), 'phone');
    const option = screen.getByRole('option', { name: /^Phone phone$/ });
    expect(option).toHaveAttribute('aria-disabled', 'true');
    expect(option).toHaveAccessibleDescription('This needs user.view.sensitive.');
    await keys.click(option);
    expect(screen.queryByRole('button', { name: 'Apply' })).toBeNull();
    expect(screen.getByRole('option', { name: /Phone verified/ })).not.toHaveAttribute('aria-disabled');
  });

  it('does not take such a filter as a term of the search', async () => {
    const { asked, keys } = await open();
    await rowOf(1);
    await keys.keyboard('/');
    await keys.keyboard('age:30..40 ');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '“age” needs the permission user.view.sensitive.',
    );
    expect(asked.every(({ selector }) => Object.keys(selector.filters).length === 0)).toBe(true);
  });
});
