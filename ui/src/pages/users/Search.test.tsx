import { screen, waitFor, within } from '@testing-library/react';
import type userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FilterId } from '@/api/bindings';
import { refusal } from '@/test/people';
import { filtersAsked, last, layOut, openUsers, rowOf } from '@/test/userList';

beforeEach(layOut);

describe('search', () => {
  it('makes tokens of terms at once and searches words when typing rests', async () => {
    const { asked, keys } = await openUsers();
    await rowOf(1);
    await keys.keyboard('/');
    await keys.keyboard('email:gmail.com status:active maren');
    await waitFor(() => expect(last(asked)?.selector.search).toBe('maren'));
    expect(filtersAsked(asked)).toEqual({ email: 'gmail.com', status: 'active' });
    expect(asked.some(({ selector }) => selector.search === 'mar')).toBe(false);
    expect(screen.getByRole('button', { name: 'Remove status' })).toBeVisible();
  });

  it('says what is wrong with a term and asks nothing of it', async () => {
    const { asked, keys } = await openUsers();
    await rowOf(1);
    await keys.keyboard('/');
    await keys.keyboard('emial:x ');
    expect(screen.getByRole('alert')).toHaveTextContent('Did you mean “email”?');
    expect(screen.getByLabelText('Search users')).toBeInvalid();
    expect(asked.every(({ selector }) => Object.keys(selector.filters).length === 0)).toBe(true);
  });

  it('makes text of a token again', async () => {
    const { asked, keys } = await openUsers();
    await rowOf(1);
    await keys.keyboard('/');
    await keys.keyboard('status:active {Backspace}');
    expect(screen.getByLabelText('Search users')).toHaveValue('status:active');
    expect(filtersAsked(asked)).toEqual({});
  });

  it('completes fields and values', async () => {
    const { asked, keys } = await openUsers();
    await rowOf(1);
    await keys.keyboard('/');
    await keys.keyboard('kyc:re');
    await keys.click(await screen.findByRole('option', { name: /rejected/ }));
    await waitFor(() => expect(filtersAsked(asked)).toEqual({ kyc_status: 'rejected' }));
  });
});

describe('filters', () => {
  async function edit(filter: string) {
    const opened = await openUsers();
    await rowOf(1);
    await opened.keys.keyboard('f');
    await opened.keys.type(await screen.findByRole('textbox', { name: 'Find a filter' }), filter);
    await opened.keys.click(screen.getAllByRole('option')[0] as HTMLElement);
    const apply = async () => opened.keys.click(screen.getByRole('button', { name: 'Apply' }));
    return { ...opened, apply };
  }

  it.each<
    [string, (keys: ReturnType<typeof userEvent.setup>) => Promise<void>, Partial<Record<FilterId, string>>]
  >([
    ['Partner', (keys) => keys.click(screen.getByRole('radio', { name: 'Yes' })), { partner: 'true' }],
    [
      'KYC',
      (keys) => keys.click(screen.getByRole('checkbox', { name: 'Rejected' })),
      { kyc_status: 'rejected' },
    ],
    [
      'City',
      async (keys) => keys.click(await screen.findByRole('checkbox', { name: 'Oslo' })),
      { city: 'Oslo' },
    ],
    [
      'Company',
      (keys) => keys.type(screen.getByLabelText('Company'), 'North wind'),
      { company: 'North wind' },
    ],
    [
      'Inactive for days',
      (keys) => keys.type(screen.getByLabelText('Inactive for days'), '90'),
      { inactive_for_days: '90' },
    ],
    [
      'Registered',
      (keys) => keys.type(screen.getByLabelText('Registered from'), '2024-01-01'),
      { created_after: '2024-01-01' },
    ],
    [
      'Registered',
      (keys) => keys.click(screen.getByRole('button', { name: '30 days' })),
      { created_in_last_days: '30' },
    ],
    ['Age', (keys) => keys.type(screen.getByLabelText('Age to'), '30'), { age_max: '30' }],
  ])('%s is edited in its own way', async (name, fill, expected) => {
    const { asked, keys, apply } = await edit(name);
    await fill(keys);
    await apply();
    await waitFor(() => expect(filtersAsked(asked)).toEqual(expected));
  });

  it('are not applied while they are wrong', async () => {
    const { asked, keys, apply } = await edit('Registered');
    await keys.type(screen.getByLabelText('Registered from'), '2024-02-30');
    await apply();
    expect(screen.getByRole('alert')).toHaveTextContent('is not a day');
    expect(filtersAsked(asked)).toEqual({});
  });

  it('are taken off by their chip and all together', async () => {
    const { asked, keys, apply } = await edit('Partner');
    await keys.click(screen.getByRole('radio', { name: 'No' }));
    await apply();
    await keys.click(await screen.findByRole('button', { name: 'Remove filter Partner' }));
    await waitFor(() => expect(filtersAsked(asked)).toEqual({}));
  });

  it('come with a sub-list and stand', async () => {
    const { asked } = await openUsers(undefined, { path: '/users?list=pending' });
    await rowOf(1);
    expect(filtersAsked(asked)).toEqual({ status: 'pending_verification' });
    expect(screen.getByRole('heading', { name: 'Pending approval' })).toBeVisible();
  });
});

describe('saved views', () => {
  const selector = { search: null, filters: { partner: 'true' }, selection: null };
  const view = { id: 'v1', name: 'Partners', selector, sort: 'name', columns: null };

  it('open with their filters and order', async () => {
    const { asked } = await openUsers(undefined, {
      path: '/users?view=v1',
      commands: { listViews: () => [view] },
    });
    await rowOf(1);
    expect(last(asked)).toMatchObject({ selector, sort: 'name' });
    expect(screen.getByRole('heading', { name: 'Partners' })).toBeVisible();
  });

  it('are saved under a name and kept when the desk refuses', async () => {
    let refuses = true;
    const kept: string[] = [];
    const { keys } = await openUsers(undefined, {
      commands: {
        saveView: (_, next) => {
          if (refuses)
            throw refusal('store_broken', { message: 'The store is broken.', request_id: 'req_1' });
          kept.push(next.name);
          return { ...next, id: 'v2' };
        },
      },
    });
    await rowOf(1);
    await keys.click(screen.getByRole('button', { name: 'Save view' }));
    await keys.click(await screen.findByRole('menuitem', { name: 'Save as a new view…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save view' });
    await keys.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(within(dialog).getByText('Write a name.')).toBeInTheDocument();
    await keys.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Mine');
    await keys.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByText(/The store is broken/)).toBeInTheDocument();
    refuses = false;
    await keys.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(kept).toEqual(['Mine']));
  });
});
