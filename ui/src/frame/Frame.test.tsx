import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useOfferedActions } from '@/actions/useOffers';
import { type DeepLink, events, type Meta } from '@/api/bindings';
import { countDrafts, dropDrafts, useDraft } from '@/api/drafts';
import { ConsoleContext } from '@/gates/useConsole';
import { useKeys } from '@/keys/useKeys';
import { expectNoViolations } from '@/test/axe';
import { connection, session } from '@/test/fixtures';
import { type FakeCommands, render } from '@/test/render';
import { Frame } from './Frame';

/** The users who wait, as the sidebar asks for them. */
const waiting = {
  items: [],
  total: { count: 38, as_of: '2026-11-17T13:32:05Z' },
  offset: 0,
  next_cursor: null,
  previous_cursor: null,
  similar: [],
  masked: [],
  skipped_filters: [],
  took_ms: 1,
};

const suspend = vi.fn();

type Listens = { listen(hear: (event: { payload: unknown }) => void): Promise<() => void> };

const twin = { user_id: 'u2', name: 'Lucía Peñasco', email: 'lucia@example.org', status: 'active' as const };

/** A page that offers an action on its user, as the user's page does. */
function SomePage() {
  const [typed, setTyped] = useDraft('a form', '');
  useKeys([
    {
      keys: ['shift+U'],
      label: 'Suspend…',
      group: 'Actions on Lucía',
      inPalette: true,
      grave: true,
      run: suspend,
    },
  ]);
  useOfferedActions(twin);
  return (
    <input aria-label="A form" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
  );
}

const other = { ...connection, id: 'c0ffee00-0000-4000-8000-000000000011', name: 'Staging' };

async function enter(commands: FakeCommands = {}, meta: Partial<Meta> = {}) {
  const heard = new Map<string, () => void>();
  for (const [name, event] of Object.entries(events)) {
    vi.spyOn(event as { listen: unknown } as Listens, 'listen').mockImplementation(async (hear) => {
      heard.set(name, () => hear({ payload: null }));
      return () => {};
    });
  }
  const ways = { connections: [connection, other], open: vi.fn(), lock: vi.fn(), signOut: vi.fn() };
  const rendered = await render(
    <ConsoleContext value={ways}>
      <Frame />
      <SomePage />
    </ConsoleContext>,
    {
      path: '/applications',
      session: { ...session, meta: { ...session.meta, ...meta } },
      operations: { 'users.list': () => waiting },
      commands: {
        listViews: () => [
          {
            id: 'v1',
            name: 'Dormant partners',
            selector: { search: null, filters: {}, selection: null },
            sort: null,
            columns: null,
          },
        ],
        getPreferences: () => ({
          columns: null,
          density: 'compact',
          sort: null,
          peek_open: true,
          peek_width: 320,
          sidebar: 'full',
        }),
        findUser: () => [
          {
            user_id: 'u1',
            name: 'Lucía Peñasco',
            email: 'lucia.p@example.com',
            status: 'suspended' as const,
            flags: ['risk' as const],
            similar: false,
          },
        ],
        ...commands,
      },
    },
  );
  return { ...rendered, ways, fire: (name: string) => act(async () => heard.get(name)?.()) };
}

beforeEach(dropDrafts);

describe('the frame', () => {
  it('shows where one is, what waits, and nothing that does not exist', async () => {
    await enter();
    const nav = await screen.findByRole('navigation', { name: 'Main' });
    const here = within(nav).getByRole('link', { name: /Pending approval/ });
    expect(here).toHaveAttribute('aria-current', 'page');
    expect(await within(nav).findByText('38')).toBeVisible();
    expect(await within(nav).findByRole('link', { name: 'Dormant partners' })).toBeVisible();
    const names = within(nav)
      .getAllByRole('link')
      .map((link) => link.textContent);
    expect(names).not.toContain('Jobs');
    await expectNoViolations();
  });

  it('has the lists that the platform has, and no others', async () => {
    const named = () =>
      within(screen.getByRole('navigation', { name: 'Main' }))
        .getAllByRole('link')
        .map((link) => link.textContent);
    const { unmount } = await enter({}, { modules: ['kyc', 'wallets'], user_types: [] });
    expect(named()).not.toContain('Pending approval38');
    expect(named().join()).not.toMatch(/Pending approval|Learners|Instructors|Admins/);
    unmount();
    const learner = [{ value: 'learner', label: 'Learner' }];
    const { router } = await enter({}, { modules: ['learning'], user_types: learner });
    expect(named()).toContain('Learners');
    expect(named().join()).not.toMatch(/Pending approval|Instructors|Admins/);
    const { href } = router.state.location;
    await userEvent.keyboard('gp');
    expect(router.state.location.href).toBe(href);
  });

  it('goes by keys and locks by key', async () => {
    const { router, ways } = await enter();
    await userEvent.keyboard('ge');
    expect(router.state.location.pathname).toBe('/exports');
    await userEvent.keyboard('{Control>},{/Control}');
    expect(router.state.location.pathname).toBe('/settings');
    await userEvent.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    expect(ways.lock).toHaveBeenCalledOnce();
  });

  it('lists every key, those of the page too', async () => {
    await enter();
    await userEvent.keyboard('?');
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(sheet).getByText('Suspend…')).toBeVisible();
    expect(within(sheet).getByText('Search and commands')).toBeVisible();
  });
});

describe('the switch of connections', () => {
  async function choose(name: RegExp) {
    await userEvent.click(screen.getByRole('button', { name: /Connection:/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name, hidden: true }));
  }

  it('opens another at once when nothing is unfinished', async () => {
    const { ways } = await enter();
    await choose(/Staging/);
    expect(ways.open).toHaveBeenCalledExactlyOnceWith(other.id);
  });

  it('asks first when a form is, and keeps what was typed for this connection', async () => {
    const { ways } = await enter();
    await userEvent.type(screen.getByLabelText('A form'), 'Half a');
    await choose(/Staging/);
    const question = await screen.findByRole('dialog', { name: 'Switch the connection?' });
    expect(question).toHaveTextContent('1 unfinished form stays with Kestrel, without codes or passwords.');
    await expectNoViolations(question);
    await userEvent.click(screen.getByRole('button', { name: 'Stay' }));
    expect(ways.open).not.toHaveBeenCalled();
    await choose(/New connection/);
    await userEvent.click(await screen.findByRole('button', { name: 'Switch' }));
    expect(ways.open).toHaveBeenCalledExactlyOnceWith(null);
    expect(countDrafts(connection.id)).toBe(1);
    expect(countDrafts(other.id)).toBe(0);
  });
});

describe('a link', () => {
  const userLink: DeepLink = { target: 'user', value: 'u7' };

  /** The shell's: gives the link once. */
  function keep(...links: DeepLink[]) {
    return () => links.shift() ?? null;
  }

  it('that came before anyone was signed in is followed now, once', async () => {
    const { router, fire } = await enter({ takeDeepLink: keep(userLink) });
    await waitFor(() => expect(router.state.location.pathname).toBe('/users/u7'));
    await act(() => router.navigate({ to: '/exports' as never }));
    await fire('deepLink');
    expect(router.state.location.pathname).toBe('/exports');
  });

  it('that comes while the console is open is taken and followed', async () => {
    const links: DeepLink[] = [];
    const { router, fire } = await enter({ takeDeepLink: () => links.shift() ?? null });
    expect(router.state.location.pathname).toBe('/applications');
    links.push(userLink);
    await fire('deepLink');
    await waitFor(() => expect(router.state.location.pathname).toBe('/users/u7'));
    expect(links).toEqual([]);
  });

  it('to a view keeps the view and opens it', async () => {
    const view = {
      id: 'v9',
      name: 'New partners',
      selector: { search: null, filters: {}, selection: null },
      sort: null,
      columns: null,
    };
    const importView = vi.fn(() => view);
    const { router } = await enter({ takeDeepLink: keep({ target: 'view', value: 'eyJ4' }), importView });
    await waitFor(() => expect(router.state.location.search).toEqual({ view: 'v9' }));
    expect(importView).toHaveBeenCalledWith(connection.id, 'eyJ4');
  });
});

describe('the palette', () => {
  it('finds people and opens them', async () => {
    const { router } = await enter();
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('textbox', { name: /Search users/ }), 'luc');
    const found = await screen.findByRole('button', { name: /Peñasco/ });
    expect(within(found).getByText('Suspended')).toBeInTheDocument();
    expect(within(found).getByRole('img', { name: 'Risk' })).toBeInTheDocument();
    await userEvent.click(found);
    expect(router.state.location.pathname).toBe('/users/u1');
  });

  it('says of people who are only similar that they are no exact match', async () => {
    await enter({
      findUser: () => [
        { user_id: 'u2', name: 'Hannah Holloway', email: null, status: 'active', flags: [], similar: true },
      ],
    });
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('textbox', { name: /Search users/ }), 'hanah holoway');
    const group = (await screen.findByRole('button', { name: /Hannah Holloway/ })).closest(
      '[class*="actionsGroup"]',
    );
    expect(group?.getAttribute('style')).toContain('No exact match. Similar:');
  });

  it('has a place ready for Enter before anything is typed, never something grave', async () => {
    const { router } = await enter();
    const field = { name: /Search users/ };
    await userEvent.keyboard('{Control>}k{/Control}');
    await screen.findByRole('textbox', field);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/overview'));
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('textbox', field), '>');
    const marked = () => document.querySelector('[data-action][data-selected]');
    await waitFor(() => expect(marked()).toHaveTextContent('Lock now'));
    expect(suspend).not.toHaveBeenCalled();
  });

  it('names the person of an action with the address, since two may have one name', async () => {
    await enter();
    await userEvent.keyboard('{Control>}k{/Control}');
    await screen.findByRole('textbox', { name: /Search users/ });
    const groups = [...document.querySelectorAll('[class*="actionsGroup"]')];
    const labels = groups.map((group) => group.getAttribute('style'));
    expect(labels.join()).toContain('Actions on Lucía Peñasco, lucia@example.org');
  });

  it('narrows to actions with >, opens them and runs nothing by itself', async () => {
    await enter();
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('textbox', { name: /Search users/ }), '>suspend…');
    expect(screen.queryByRole('button', { name: /Exports/ })).toBeNull();
    expect(suspend).not.toHaveBeenCalled();
    await userEvent.click((await screen.findAllByRole('button', { name: /Suspend…/ }))[1] as HTMLElement);
    expect(suspend).toHaveBeenCalledOnce();
  });
});
