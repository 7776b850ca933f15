import type { AdminSession, Preferences, Settings } from '@/api/bindings';
import type { FakeAnswers } from '.';
import { enrolment, recoveryCodes, wrongCode } from './gates';

let settings: Settings = {
  color_scheme: 'auto',
  single_letter_keys: true,
  lock_after_minutes: 10,
  time_zone: 'Europe/Berlin',
};
let preferences: Preferences = {
  columns: null,
  density: 'compact',
  sort: null,
  peek_open: true,
  peek_width: 320,
  sidebar: 'full',
};
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const sessions: AdminSession[] = [
  {
    id: 's1',
    current: true,
    client: 'Steward 1.0.0, Linux',
    ip: '203.0.113.7',
    created_at: ago(200),
    last_used_at: ago(0),
  },
  {
    id: 's2',
    current: false,
    client: 'Steward 1.0.0, macOS',
    ip: '198.51.100.24',
    created_at: ago(4000),
    last_used_at: ago(900),
  },
];

export const settingsAnswers: FakeAnswers = {
  get_settings: () => settings,
  save_settings: ({ settings: next }) => {
    settings = next as Settings;
    return null;
  },
  get_preferences: () => preferences,
  save_preferences: ({ preferences: next }) => {
    preferences = next as Preferences;
    return null;
  },
  list_my_sessions: () => sessions,
  revoke_my_session: () => null,
  change_my_password: () => null,
  start_totp: ({ code }) => {
    if (code === '000000') throw wrongCode;
    return enrolment;
  },
  confirm_totp: ({ code }) => {
    if (code === '000000') throw wrongCode;
    return recoveryCodes;
  },
  copy_text: async ({ text }) => {
    await navigator.clipboard.writeText(String(text));
    return null;
  },
};
