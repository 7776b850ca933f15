import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { DayCount, UserStats } from '@/api/bindings';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { render } from '@/test/render';
import Overview from './index';
import { compare, ticksOf } from './periods';

// Recharts needs a layout, which jsdom has not; the table has the same numbers.
vi.mock('./RegistrationsChart', () => ({ default: () => null }));

const days = (first: number, counts: number[]): DayCount[] =>
  counts.map((count, at) => ({ day: `2026-11-${String(first + at).padStart(2, '0')}`, count }));

const stats: UserStats = {
  as_of: '2026-11-17T13:30:00Z',
  total: 1000,
  by_status: [
    { status: 'active', count: 858 },
    { status: 'suspended', count: 17 },
  ],
  email_verified: 0,
  phone_verified: 0,
  pending_approval: 0,
  kyc_expiring_7_days: 0,
  registered_today: 5,
  test_users_left_out: 90,
  // Two finished days and today, beside the two days before.
  registrations: days(4, [10, 20, 5]),
  registrations_before: days(2, [10, 10]),
};

const empty = {
  items: [],
  total: { count: 0, as_of: '2026-11-17T13:30:00Z' },
  offset: 0,
  next_cursor: null,
  previous_cursor: null,
  similar: [],
  masked: [],
  skipped_filters: [],
  took_ms: 1,
};

const operations = { 'users.stats': () => stats, 'users.list': () => empty };

describe('the overview', () => {
  it('opens the list behind each number, and says what is left out and from when it is', async () => {
    const { container } = await render(<Overview />, { operations });
    const counts = await screen.findByRole('navigation', { name: 'Users by status' });
    const suspended = within(counts).getByRole('link', { name: /Suspended 17 1\.7%/ });
    expect(decodeURIComponent(suspended.getAttribute('href') ?? '')).toContain('status:suspended');
    expect(screen.getByText('90 test users left out')).toBeInTheDocument();
    expect(screen.getByText(/Figures from 14:30/)).toBeInTheDocument();
    await expectNoViolations(container);
  });

  it('opens those who wait for approval, and those whose e-mail is verified', async () => {
    await render(<Overview />, { operations });
    const waiting = await screen.findByRole('link', { name: /New accounts to approve/ });
    expect(waiting).toHaveAttribute('href', '/applications');
    const verified = screen.getByRole('link', { name: /Email verified/ });
    expect(decodeURIComponent(verified.getAttribute('href') ?? '')).toContain('email_verified:yes');
  });

  it('opens those whose KYC expires', async () => {
    await render(<Overview />, {
      operations: { ...operations, 'users.stats': () => ({ ...stats, kyc_expiring_7_days: 9 }) },
    });
    const expiring = await screen.findByRole('link', { name: 'KYC expires in 7 days 9' });
    expect(decodeURIComponent(expiring.getAttribute('href') ?? '')).toContain('kyc_expires_in_days:7');
  });

  it('counts nothing that the platform does not have', async () => {
    const meta = {
      ...session.meta,
      modules: [],
      filters: [],
      statuses: [
        { status: 'active' as const, label: 'Active' },
        { status: 'inactive' as const, label: 'Inactive' },
      ],
    };
    await render(<Overview />, { operations, session: { ...session, meta } });
    const counts = await screen.findByRole('navigation', { name: 'Users by status' });
    expect(within(counts).getAllByRole('link')).toHaveLength(3);
    expect(screen.queryByText('Waiting')).toBeNull();
    expect(screen.queryByText('Verification')).toBeNull();
  });

  it('names the days that it compares', async () => {
    await render(<Overview />, { operations });
    expect(await screen.findByText('4 Nov to 5 Nov')).toBeInTheDocument();
    expect(screen.getByText('2 Nov to 3 Nov')).toBeInTheDocument();
  });

  it('says the change once, and names the dotted line', async () => {
    await render(<Overview />, { operations });
    const change = await screen.findByText('50.0%', { exact: false });
    expect(change).toHaveTextContent(/^up by50\.0%$/);
    expect(screen.getByText('Today, not over')).toBeInTheDocument();
  });

  it('has the numbers of the chart as a table, today marked as not over', async () => {
    await render(<Overview />, { operations });
    await userEvent.setup().click(await screen.findByRole('radio', { name: 'Table' }));
    const table = screen.getByRole('table', { name: 'Registrations per day' });
    const [, today] = within(table).getAllByRole('row');
    expect(today).toHaveTextContent('6 Nov 2026 (not over)5');
  });

  it('names the permission that the figures need', async () => {
    const me = { ...session.me, permissions: ['user.list' as const] };
    await render(<Overview />, { operations, session: { ...session, me } });
    expect(await screen.findByText('stats.view')).toBeInTheDocument();
  });
});

describe('the comparison of periods', () => {
  it('has as many days on both sides, and leaves out today, which is not over', () => {
    expect(compare(stats)).toEqual({ current: 30, before: 20, change: 0.5 });
  });

  it('gives no change where there was nothing before', () => {
    expect(compare({ ...stats, registrations_before: [] }).change).toBeNull();
  });
});

describe('the scale of the chart', () => {
  it.each([
    [0, [0, 1]],
    [2, [0, 1, 2]],
    [212, [0, 100, 200, 300]],
    [2571, [0, 1000, 2000, 3000]],
  ])('to %d is round and whole', (most, ticks) => {
    expect(ticksOf(most)).toEqual(ticks);
  });
});
