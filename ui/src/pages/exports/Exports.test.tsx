import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { type ExportStatus, events } from '@/api/bindings';
import { expectNoViolations } from '@/test/axe';
import { connection } from '@/test/fixtures';
import { render } from '@/test/render';
import Exports from './index';

const finished: ExportStatus = {
  id: 'x1',
  connection: connection.id,
  path: '/home/signe/exports/users.csv',
  file_name: 'users.csv',
  state: 'finished',
  rows: 12,
  total_rows: 12,
  test_users_left_out: 3,
  bytes: 2048,
  rows_per_second: 100,
  started_at: '2026-11-17T13:32:00Z',
  finished_at: '2026-11-17T13:32:10Z',
  sha256: 'ab'.repeat(32),
  verified: true,
  audit: { id: 'e1', number: 48_210_381 },
  error: null,
  query: { selector: { search: null, filters: {}, selection: null }, fields: 'name,status' },
  scope_label: 'All users',
};

async function show(status: ExportStatus, cancelExport = vi.fn(() => null)) {
  vi.spyOn(events.exportProgress, 'listen').mockResolvedValue(() => {});
  const rendered = await render(<Exports />, {
    path: '/exports?open=x1',
    commands: { listExports: () => [status], cancelExport },
  });
  await screen.findByRole('table', { name: 'Exports' });
  return rendered;
}

describe('the exports of this computer', () => {
  it('prove that a finished file is what the platform sent', async () => {
    const { container } = await show(finished);
    expect(screen.getByText('Matches the platform’s record')).toBeInTheDocument();
    expect(screen.getByText('#48,210,381')).toBeInTheDocument();
    expect(screen.getByText(/^SHA-256/)).toBeInTheDocument();
    expect(screen.getByText('Snapshot').nextElementSibling).toHaveTextContent('17 Nov 2026, 14:32');
    expect(screen.getByText('Filters').nextElementSibling).toHaveTextContent('None');
    await expectNoViolations(container);
  });

  it('do not claim a match that was not proven', async () => {
    await show({ ...finished, verified: false });
    expect(screen.getByText('Not confirmed by the platform')).toBeInTheDocument();
  });

  it.each(['cancelled', 'failed'] as const)('say that no file was left when one was %s', async (state) => {
    await show({ ...finished, state, sha256: null, verified: false, audit: null });
    expect(screen.getByText('No file was left on this computer.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show in folder' })).not.toBeInTheDocument();
  });

  it('can be cancelled while running, after one question', async () => {
    const cancelExport = vi.fn(() => null);
    await show({ ...finished, state: 'running', rows: 6, finished_at: null, sha256: null }, cancelExport);
    expect(screen.getByText('50.0%')).toBeInTheDocument();
    const keyboard = userEvent.setup({ delay: null });
    await keyboard.click(screen.getByRole('button', { name: 'Cancel export…' }));
    expect(cancelExport).not.toHaveBeenCalled();
    await keyboard.click(await screen.findByRole('button', { name: 'Cancel export', hidden: true }));
    expect(cancelExport).toHaveBeenCalledExactlyOnceWith('x1');
  });
});
