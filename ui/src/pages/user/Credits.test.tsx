import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CreditEntry } from '@/api/bindings';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { user } from '@/test/people';
import { render } from '@/test/render';
import User from './index';

const gift: CreditEntry = {
  entry_id: 'c2',
  at: '2026-11-02T10:00:00Z',
  kind: 'complimentary',
  amount: '25.50',
  balance: '1240.00',
  by: { id: 'a1', name: 'Ivo Brandt' },
  reason: 'Late delivery',
};
const used: CreditEntry = {
  ...gift,
  entry_id: 'c1',
  kind: 'usage',
  amount: '-100.00',
  by: null,
  reason: null,
};

function show(items: CreditEntry[], opened = session) {
  return render(<User />, {
    session: opened,
    path: `/users/${user.user_id}?tab=credits`,
    operations: {
      'users.get': () => user,
      'users.credits.list': () => ({ items, next_cursor: null }),
      'users.notes.list': () => ({ items: [], next_cursor: null }),
    },
  });
}

describe('the tab Credits', () => {
  it('shows the balance and how it came to that', async () => {
    const { container } = await show([gift, used]);
    const table = await screen.findByRole('table', { name: 'Credits' });
    expect(screen.getByText('Balance 1,240.00')).toBeInTheDocument();
    const [, newest, oldest] = within(table).getAllByRole('row');
    expect(newest).toHaveTextContent(/Complimentary25\.501,240\.00Ivo BrandtLate delivery/);
    expect(oldest).toHaveTextContent(/Usage.100\.00/);
    expect(oldest).toHaveTextContent('Platform');
    expect(screen.getByRole('button', { name: 'Top up credits…' })).toBeInTheDocument();
    await expectNoViolations(container);
  });

  it('says that nothing was booked yet', async () => {
    await show([]);
    expect(await screen.findByText('No credits yet')).toBeInTheDocument();
  });

  it('names the permission that topping up needs', async () => {
    const me = { ...session.me, permissions: ['user.view' as const] };
    await show([gift], { ...session, me });
    const button = await screen.findByRole('button', { name: 'Top up credits…' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
  });

  it('is not there, nor the action, where the platform has no credits', async () => {
    const meta = { ...session.meta, modules: ['orders' as const] };
    await show([gift], { ...session, meta });
    await screen.findByRole('tablist');
    expect(screen.queryByRole('tab', { name: 'Credits' })).not.toBeInTheDocument();
    expect(screen.queryByText('Credits')).not.toBeInTheDocument();
  });
});
