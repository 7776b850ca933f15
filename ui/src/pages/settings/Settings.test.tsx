import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { lockMinutes } from '@/api/bindings';
import { systemZone } from '@/format/useFormat';
import { render } from '@/test/render';
import { Appearance } from './Appearance';
import { Safety } from './Safety';
import { Sessions } from './Sessions';

const settings = {
  color_scheme: 'auto' as const,
  single_letter_keys: true,
  lock_after_minutes: 10,
  time_zone: null,
};

describe('settings', () => {
  it('offer a lock after no more minutes than the desk takes', async () => {
    const saveSettings = vi.fn(() => null);
    await render(<Safety />, { commands: { getSettings: () => settings, saveSettings } });
    const field = await screen.findByRole('textbox', { name: 'Lock when idle' });
    expect(screen.getByText(/After 1 to 60 minutes/)).toBeInTheDocument();
    const keyboard = userEvent.setup({ delay: null });
    await keyboard.clear(field);
    await keyboard.type(field, '120');
    await waitFor(() => expect(saveSettings).toHaveBeenCalled());
    for (const [saved] of saveSettings.mock.calls as unknown as [typeof settings][]) {
      expect(saved.lock_after_minutes).toBeLessThanOrEqual(lockMinutes.end);
    }
  });

  it('name the zone of the computer while none was chosen', async () => {
    const commands = { getSettings: () => settings, getPreferences: () => Promise.reject(new Error('none')) };
    await render(<Appearance />, { commands });
    expect(await screen.findByRole('combobox', { name: 'Time zone' })).toHaveValue(`System (${systemZone})`);
  });

  it('say which session is of this computer', async () => {
    const session = {
      id: 's1',
      client: 'Steward/0.1.0',
      ip: '192.0.2.7',
      created_at: '2026-11-17T13:00:00Z',
      last_used_at: '2026-11-17T13:30:00Z',
      expires_at: '2026-12-17T13:30:00Z',
      current: true,
    };
    await render(<Sessions />, {
      commands: { listMySessions: () => [session, { ...session, id: 's2', current: false }] },
    });
    expect(await screen.findByText('This computer, Steward 0.1.0')).toBeInTheDocument();
    expect(screen.getByText('Steward 0.1.0')).toBeInTheDocument();
    expect(screen.getByText('This session')).toBeInTheDocument();
  });
});
