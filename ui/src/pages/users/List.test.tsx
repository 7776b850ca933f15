import { act, fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useOpenedAction } from '@/actions/open';
import type { ActivityEvent, TimelineEntry, UserRow } from '@/api/bindings';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { lucia } from '@/test/lucia';
import { last, layOut, openUsers, page, preferences, rowOf, user } from '@/test/userList';

const note: TimelineEntry = {
  kind: 'note',
  id: 'n1',
  at: '2026-11-03T09:00:00Z',
  by: { id: 'a1', name: 'Ivo Brandt' },
  text: 'Hold payouts.',
  category: 'compliance',
  priority: 'high',
  roles: [],
};

beforeEach(layOut);
afterEach(() => document.querySelector('[data-beside]')?.remove());

/** As an item of the navigation: outside of the page. */
function linkBeside() {
  const link = document.createElement('a');
  link.href = '#beside';
  link.dataset.beside = '';
  return document.body.appendChild(link);
}

describe('the list', () => {
  it('shows rows, how many there are and how long it took', async () => {
    await openUsers();
    expect(await rowOf(1)).toHaveAttribute('aria-rowindex', '1');
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '12431');
    expect(screen.getByText(/users, 84 ms/)).toHaveTextContent('12,431 users, 84 ms');
    expect(screen.getByRole('contentinfo')).toHaveTextContent('to 10 of 12,431');
  });

  it('has no accessibility violations', async () => {
    const { container } = await openUsers();
    await rowOf(1);
    await expectNoViolations(container);
  });

  it('draws only what is near, however long the list', async () => {
    await openUsers((query) => page(query, 1_284_930));
    await rowOf(1);
    expect(screen.getAllByRole('row').length).toBeLessThan(40);
  });

  it('shows other rows with the same elements while it is scrolled, and nothing of the rows before', async () => {
    const { container } = await openUsers((query) => page(query, 12_431));
    const user3 = await screen.findByText('User 3');
    vi.spyOn(Element.prototype, 'scrollWidth', 'get').mockReturnValue(50);
    fireEvent.pointerOver(user3);
    expect(user3.closest('[role=gridcell]')).toHaveAttribute('title', 'U3User 3');
    const grid = screen.getByRole('grid');
    const elements = () => [...grid.querySelectorAll('[role=gridcell], [role=gridcell] span')];
    const scrollTo = (row: number) => {
      grid.scrollTop = (row - 1) * 32;
      fireEvent.scroll(grid);
    };
    for (const row of [9, 17, 25]) scrollTo(row);
    const before = new Set(elements());
    for (const row of [28, 36, 44]) scrollTo(row);
    expect(await screen.findByText('User 50')).toBeInTheDocument();
    expect(elements().filter((one) => !before.has(one))).toEqual([]);
    expect(container).not.toHaveTextContent(/User 3 /);
    expect(container.querySelector('[title^=U3User]')).toBeNull();
  });

  it('keeps hostile names inside their cells', async () => {
    const name = `\u202Egnp.exe${'x'.repeat(500)}<img src=x>`;
    await openUsers((query) => page(query, 1, { items: [{ ...user(1), name }] }));
    const cell = await screen.findByText(name);
    expect(cell).toHaveAttribute('dir', 'auto');
    expect(cell.querySelector('img')).toBeNull();
  });

  it('sorts by a click on a head, and back', async () => {
    const { asked, keys } = await openUsers();
    await rowOf(1);
    await keys.click(within(screen.getByRole('grid')).getByRole('button', { name: 'Name' }));
    expect(last(asked)?.sort).toBe('name');
    await waitFor(() =>
      expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending'),
    );
    await keys.click(within(screen.getByRole('grid')).getByRole('button', { name: 'Name' }));
    expect(last(asked)?.sort).toBe('-name');
  });
});

describe('keys', () => {
  it('move the focus and select', async () => {
    const { keys } = await openUsers();
    await rowOf(1);
    await keys.keyboard('{ArrowDown}j{ArrowUp}');
    expect(await rowOf(2)).toHaveFocus();
    await keys.keyboard('x');
    expect(await rowOf(2)).toHaveAttribute('aria-selected', 'true');
    await keys.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(screen.getByText('3 of 12,431 matching users selected.')).toBeVisible();
    expect(await rowOf(4)).toHaveFocus();
  });

  it('reach the last row and the first', async () => {
    const { keys } = await openUsers((query) => page(query, 1_284_930));
    await rowOf(1);
    await keys.keyboard('{End}');
    expect(await rowOf(1_284_930)).toHaveFocus();
    await keys.keyboard('{Home}');
    expect(await rowOf(1)).toHaveFocus();
  });

  it('select what is read, then all matching; a new filter drops that and says so', async () => {
    const { keys } = await openUsers();
    await rowOf(1);
    await keys.keyboard('{Control>}a{/Control}');
    expect(screen.getByText('100 of 12,431 matching users selected.')).toBeVisible();
    await keys.keyboard('{Control>}a{/Control}');
    expect(screen.getByText('All 12,431 matching users selected.')).toBeVisible();
    await keys.keyboard('x');
    expect(screen.getByText('12,430 selected: all 12,431 matching users except 1.')).toBeVisible();
    await keys.keyboard('/status:active ');
    expect(await screen.findByText(/“all matching” is no longer selected/)).toBeVisible();
  });

  it('open a user and know the place in the list', async () => {
    const { keys, router } = await openUsers();
    await rowOf(1);
    await keys.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe(`/users/${user(2).user_id}`));
  });

  it('leave Enter and Space to buttons', async () => {
    const { keys, router } = await openUsers();
    await rowOf(1);
    act(() => screen.getAllByRole('button', { name: 'Last activity' })[0]?.focus());
    await keys.keyboard('{Enter}');
    expect(await screen.findByText('Sort by')).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/users');
  });

  describe('after a click on a link beside the list', () => {
    async function openAndClick() {
      const opened = await openUsers();
      await rowOf(1);
      await opened.keys.click(linkBeside());
      return opened;
    }

    it.each([
      ['{ArrowDown}', 2],
      ['j', 2],
      ['{PageDown}', 10],
      ['{End}', 12_431],
    ])('%s moves', async (key, row) => {
      const { keys } = await openAndClick();
      await keys.keyboard(key);
      expect(await rowOf(row)).toHaveFocus();
    });

    it('X selects', async () => {
      const { keys } = await openAndClick();
      await keys.keyboard('x');
      expect(await rowOf(1)).toHaveAttribute('aria-selected', 'true');
    });

    it('Enter opens the row', async () => {
      const { keys, router } = await openAndClick();
      await keys.keyboard('{Enter}');
      await waitFor(() => expect(router.state.location.pathname).toBe(`/users/${user(1).user_id}`));
    });

    it('Space shows the preview', async () => {
      const { keys, saved } = await openAndClick();
      await keys.keyboard(' ');
      expect(last(saved)?.peek_open).toBe(true);
    });
  });

  it('leave Enter to a link that the keyboard went to, and the arrows to the list', async () => {
    const { keys, router } = await openUsers();
    await rowOf(1);
    const link = linkBeside();
    const followed = vi.fn((event: Event) => event.preventDefault());
    link.addEventListener('click', followed);
    act(() => link.focus());
    await keys.keyboard('{Enter}');
    expect(followed).toHaveBeenCalledOnce();
    expect(router.state.location.pathname).toBe('/users');
    await keys.keyboard('{ArrowDown}');
    expect(await rowOf(2)).toHaveFocus();
  });

  it('belong to a menu while it is open', async () => {
    const { keys } = await openUsers();
    await rowOf(1);
    await keys.keyboard('.');
    await screen.findByRole('menu');
    await keys.keyboard('{ArrowDown}x');
    expect(await rowOf(1)).toHaveAttribute('aria-selected', 'false');
    expect(await rowOf(2)).not.toHaveFocus();
  });

  it('change density and peek, and remember it', async () => {
    const { keys, saved } = await openUsers();
    await rowOf(1);
    await keys.keyboard('d');
    expect(last(saved)?.density).toBe('comfortable');
    await keys.keyboard(' ');
    expect(last(saved)?.peek_open).toBe(true);
  });
});

describe('columns', () => {
  it('are shown, hidden and moved by key, and remembered', async () => {
    const { keys, saved } = await openUsers();
    await rowOf(1);
    await keys.click(screen.getByRole('button', { name: /Columns/ }));
    const menu = await screen.findByRole('dialog', { name: /Columns/ });
    // Beside the table, not over it.
    expect(menu.parentElement).toContainElement(screen.getByRole('grid'));
    expect(menu).toHaveTextContent(/Alt\s*↑\s*↓\s*move/);
    await keys.click(within(menu).getByRole('checkbox', { name: 'Phone' }));
    expect(screen.queryByRole('columnheader', { name: 'Phone' })).toBeNull();
    within(menu).getByRole('checkbox', { name: 'Status' }).focus();
    await keys.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() =>
      expect(
        last(saved)
          ?.columns?.slice(0, 2)
          .map(({ column }) => column),
      ).toEqual(['name', 'status']),
    );
  });

  it('get wider by key', async () => {
    await openUsers();
    await rowOf(1);
    const head = screen.getByRole('button', { name: 'Email' });
    act(() => head.focus());
    fireEvent.keyDown(head, { key: 'ArrowRight', shiftKey: true });
    expect(screen.getByRole('grid').parentElement?.style.getPropertyValue('--grid-columns')).toContain(
      ' 153px ',
    );
  });
});

describe('cells', () => {
  const one = (part: Partial<UserRow>) =>
    openUsers((query) => page(query, 1, { items: [{ ...user(1), ...part }] }));
  const allShown = () => ({
    ...preferences,
    columns: session.meta.columns.map(({ column }) => ({ column, width: null, shown: true })),
  });

  it('keep the domain of an address apart, so that what is cut is not what was searched', async () => {
    await one({ email: 'bartholomew.longname@example.com' });
    const whole = await screen.findByText('bartholomew.longname@example.com');
    expect(whole).toHaveAttribute('data-local', 'bartholomew.longname');
    expect(whole).toHaveAttribute('data-domain', '@example.com');
    expect(whole).toHaveAttribute('title', 'bartholomew.longname@example.com');
  });

  it('name the first role and count the others', async () => {
    await openUsers(
      (query) => page(query, 1, { items: [{ ...user(1), roles: ['Learner', 'Moderator', 'Auditor'] }] }),
      { commands: { getPreferences: allShown } },
    );
    const part = await screen.findByText('Learner +2');
    expect(part).toHaveAttribute('title', 'Learner, Moderator, Auditor');
  });
});

describe('the preview', () => {
  const detail = (user_id: string) => ({ ...lucia, user_id });

  it('follows the focus, shows the latest note and opens a flow', async () => {
    const { keys } = await openUsers(undefined, {
      session: {
        ...session,
        me: { ...session.me, permissions: [...session.me.permissions, 'user.note.view'] },
      },
      commands: { getPreferences: () => ({ ...preferences, peek_open: true }) },
      operations: {
        'users.get': ({ path }) => detail(path.user_id),
        'users.activity.list': () => ({ items: [], next_cursor: null }),
        'users.notes.list': () => ({ items: [note], next_cursor: null }),
      },
    });
    await rowOf(1);
    await keys.keyboard('{ArrowDown}');
    const peek = await screen.findByRole('complementary', { name: 'Preview of User 2' });
    expect(await within(peek).findByText('Hold payouts.')).toBeVisible();
    await keys.click(within(peek).getByRole('button', { name: 'Suspend…' }));
    const { result } = renderHook(() => useOpenedAction());
    expect(result.current?.target.user_id).toBe(user(2).user_id);
  });

  it('counts failed logins in a row, and gives a payout its amount', async () => {
    const event = (id: string, part: Partial<ActivityEvent>): ActivityEvent => ({
      id,
      at: '2026-11-17T12:00:00Z',
      type: 'LOGIN_FAILED',
      success: false,
      ip: '203.0.113.77',
      device: 'Firefox 145, Windows',
      user_agent: null,
      location: 'Lisbon, PT',
      new_country: false,
      details: [],
      masked: [],
      ...part,
    });
    const payout = event('p', {
      type: 'PAYOUT_REQUESTED',
      success: true,
      details: [{ name: 'amount', value: '412.00 EUR' }],
    });
    await openUsers(undefined, {
      commands: { getPreferences: () => ({ ...preferences, peek_open: true }) },
      operations: {
        'users.get': ({ path }) => detail(path.user_id),
        'users.activity.list': () => ({
          items: [payout, ...['1', '2', '3', '4', '5'].map((id) => event(id, {}))],
          next_cursor: null,
        }),
      },
    });
    const peek = await screen.findByRole('complementary', { name: 'Preview of User 1' });
    expect(await within(peek).findByText(/5 failed logins/)).toBeVisible();
    expect(within(peek).getByText(/Payout requested, €412.00/)).toBeVisible();
    expect(within(peek).getAllByText('Lisbon, Portugal, 203.0.113.77')).toHaveLength(1);
  });
});
