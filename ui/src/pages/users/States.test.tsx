import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { usersChanged } from '@/api/actions';
import { session } from '@/test/fixtures';
import { refusal } from '@/test/people';
import { type Answer, layOut, openUsers, page, rowOf, user } from '@/test/userList';

beforeEach(layOut);

describe('states', () => {
  it('names the filter to drop when nobody matches', async () => {
    const answer: Answer = (query) => page(query, query.selector.filters.kyc_status ? 0 : 12_431);
    const { keys } = await openUsers(answer, { path: '/users?q=kyc:rejected status:active' });
    expect(await screen.findByText('No user matches these filters')).toBeVisible();
    expect(await screen.findByText(/Without “KYC Rejected” there are 12,431 users/)).toBeVisible();
    await keys.click(screen.getByRole('button', { name: 'Remove “KYC Rejected”' }));
    expect(await rowOf(1)).toBeVisible();
  });

  it('shows who is near to what was searched apart from the list, and not as found', async () => {
    const near = { ...user(1), name: 'Hannah Holloway', unique_id: 'KST-300001' };
    await openUsers((query) => page(query, 0, { similar: query.selector.search ? [near] : [] }), {
      path: '/users?q=hanah holoway',
    });
    const similar = await screen.findByRole('region', { name: 'Similar users' });
    expect(similar).toHaveTextContent('No exact match. Similar:');
    expect(within(similar).getByRole('link', { name: /Hannah Holloway/ })).toHaveAttribute(
      'href',
      expect.stringContaining(`/users/${near.user_id}`),
    );
    expect(screen.getByText('No user matches these filters')).toBeVisible();
    expect(screen.queryByRole('row', { name: /Hannah Holloway/ })).toBeNull();
  });

  it('says beside few exact matches that others are only similar', async () => {
    const near = { ...user(9), name: 'Joana' };
    await openUsers((query) => page(query, 1, { similar: [near] }), { path: '/users?q=joanna' });
    await rowOf(1);
    const similar = screen.getByRole('region', { name: 'Similar users' });
    expect(similar).toHaveTextContent('Not exact, but similar:');
    expect(screen.queryByRole('row', { name: /Joana/ })).toBeNull();
  });

  it('tells a skipped filter in its exact words and turns bulk work off', async () => {
    const skipped_filters = [
      { filter: 'enrollment_status' as const, reason: 'the learning service did not answer' },
    ];
    const { keys } = await openUsers((query) => page(query, 500, { skipped_filters }), {
      path: '/users?q=enrolment:active',
    });
    await rowOf(1);
    const strip = screen.getByText(/was skipped/).closest('[role=status]');
    expect(strip).toHaveTextContent(
      'Filter “Enrolment: Active” was skipped: the learning service did not answer. Bulk actions and export are off.',
    );
    expect(screen.getByRole('button', { name: 'Export…' })).toHaveAttribute('aria-disabled', 'true');
    await keys.keyboard('{Control>}a{/Control}');
    expect(screen.queryByText(/matching users selected/)).toBeNull();
  });

  it('shows a failure with its request id, and retries', async () => {
    let works = false;
    const { keys } = await openUsers((query) => {
      if (works) return page(query, 3);
      throw refusal('internal', {
        message: 'The server answered with an error (503).',
        request_id: 'req_1',
      });
    });
    expect(await screen.findByText('The list could not be read')).toBeVisible();
    expect(screen.getByText('req_1')).toBeVisible();
    works = true;
    await keys.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rowOf(1)).toBeVisible();
  });

  it('says which permission is missing and asks nothing', async () => {
    const { asked } = await openUsers(undefined, {
      session: { ...session, me: { ...session.me, permissions: [] } },
    });
    expect(screen.getByText('user.list')).toBeVisible();
    expect(asked).toEqual([]);
  });

  it('reads again after a user was changed', async () => {
    let suspended = false;
    await openUsers((query) =>
      page(query, 1, { items: [{ ...user(1), status: suspended ? 'suspended' : 'active' }] }),
    );
    await rowOf(1);
    suspended = true;
    act(() => usersChanged.set(usersChanged.get() + 1));
    expect(await screen.findByText('Suspended')).toBeVisible();
  });

  it('holds users that came in above back while some are selected, and shows them when asked', async () => {
    const users = [user(1), user(2), user(3)];
    await openUsers((query) => page(query, users.length, { items: [...users] }));
    await userEvent.click(await rowOf(2));
    await userEvent.keyboard('x');
    const shown = () => screen.getAllByRole('row').map(({ textContent }) => textContent);
    const before = shown();
    users.unshift(user(90), user(91));
    act(() => usersChanged.set(usersChanged.get() + 1));
    expect(await screen.findByRole('button', { name: '2 new, show' })).toBeVisible();
    expect(shown()).toEqual(before);
    expect(screen.getByText('1 of 5 matching users selected.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '2 new, show' }));
    expect(await rowOf(90)).toHaveAttribute('aria-rowindex', '1');
    expect(await rowOf(2)).toHaveAttribute('aria-selected', 'true');
    expect(screen.queryByRole('button', { name: /new, show/ })).toBeNull();
  });

  it('keeps what was read while offline, and turns changes of many off', async () => {
    await openUsers(undefined, { session: { ...session, offlineSince: '2026-11-17T12:51:00Z' } });
    await rowOf(1);
    expect(screen.getByText(/Offline since 13:51/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Export…' })).toHaveAttribute('aria-disabled', 'true');
  });
});
