import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { OnceView } from '@/api/bindings';
import { ConsoleError } from '@/api/ConsoleError';
import { expectNoViolations } from '@/test/axe';
import { type FakeCommands, render } from '@/test/render';
import { Once } from './Once';

const password = 'Q7WM-4KXT-9HRC';

const once: OnceView = {
  user_name: 'Lucía Peñasco',
  user_email: 'lucia.p@example.com',
  environment: 'production',
  platform: 'Kestrel',
  until: '2026-11-18T13:33:00Z',
  audit: { id: 'e1', number: 48_210_382 },
  length: 14,
  in_clipboard: 30,
  capture: 'possible',
};

function show(part: Partial<OnceView> = {}, commands: FakeCommands = {}) {
  const fakes: FakeCommands = {
    shownOnce: () => ({ ...once, ...part }),
    revealOnce: () => password,
    copyOnce: () => null,
    closeOnce: () => null,
    ...commands,
  };
  return render(<Once />, { session: null, commands: fakes });
}

describe('a temporary password', () => {
  it('is masked until it is asked for, and again when it is hidden', async () => {
    const { container } = await show();
    await screen.findByText('Lucía Peñasco');
    expect(container.innerHTML).not.toContain(password);
    await userEvent.click(screen.getByRole('button', { name: 'Show password' }));
    expect(await screen.findByText(password)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Hide password' }));
    expect(container.innerHTML).not.toContain(password);
    await expectNoViolations(container);
  });

  it('says what holds for it, and where it is used', async () => {
    await show();
    expect(await screen.findByText(/18 Nov 2026, 14:33/)).toHaveTextContent('if unused');
    for (const text of ['Must be changed before anything else', 'Does not work any more', 'Production']) {
      expect(screen.getByText(text)).toBeInTheDocument();
    }
    expect(document.title).toBe('Temporary password - Kestrel (Production) - Steward');
    expect(screen.getByRole('contentinfo')).toHaveTextContent('Shown once. Audit entry #48,210,382');
  });

  it('is copied without being shown, by button and by key, and says how long it stays', async () => {
    const copyOnce = vi.fn(() => null);
    const { container } = await show({}, { copyOnce });
    await userEvent.click(await screen.findByRole('button', { name: /^Copy/ }));
    expect(await screen.findByRole('timer')).toHaveTextContent('clipboard is cleared in 30 s');
    await userEvent.keyboard('{Control>}c{/Control}');
    expect(copyOnce).toHaveBeenCalledTimes(2);
    expect(container.innerHTML).not.toContain(password);
  });

  it('promises no block that the system lacks', async () => {
    await show({ capture: 'possible' });
    expect(await screen.findByText(/cannot keep a window out of captures/)).toBeInTheDocument();
    expect(screen.queryByText(/capture is blocked/)).toBeNull();
  });

  it('that got lost is not there, and says what to do', async () => {
    await show({ length: null });
    expect(await screen.findByText(/Generate another one/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Copy|Show/ })).toBeNull();
  });

  it('that is gone says so', async () => {
    const gone = new ConsoleError({
      code: 'not_found',
      message: 'This is not shown any more.',
      remedy: 'It is shown once. Make another one.',
      fields: [],
      request_id: null,
      permission: null,
      retry_after: null,
      attempts_left: null,
    });
    const closeOnce = vi.fn(() => null);
    await show({}, { shownOnce: () => Promise.reject(gone), closeOnce });
    expect(await screen.findByText('This is not shown any more.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(closeOnce).toHaveBeenCalled();
  });
});
