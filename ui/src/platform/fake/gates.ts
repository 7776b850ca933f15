import type { Connection, ConsoleError, ConsoleState, Me, OpenConnection } from '@/api/bindings';
import { connection as kestrel, me, meta } from '@/test/fixtures';
import type { FakeAnswers } from '.';

/** `?gate=connect|opening|sign-in|code|enrol|locked|keychain` in the address chooses where to start. */
const gate = new URLSearchParams(location.search).get('gate');

const connections: Connection[] = [
  kestrel,
  {
    ...kestrel,
    id: 'c0ffee00-0000-4000-8000-000000000011',
    url: 'https://admin.staging.kestrel.example',
    environment: 'staging',
  },
  {
    ...kestrel,
    id: 'c0ffee00-0000-4000-8000-000000000012',
    name: 'Demo platform',
    kind: 'built_in',
    url: null,
    environment: 'demo',
    account: null,
  },
];

const state: ConsoleState = {
  keychain: gate === 'keychain' ? 'missing' : 'ready',
  locked: gate === 'locked',
  connections,
  last_connection: gate === 'connect' ? null : kestrel.id,
  version: '1.0.0',
};
let signedIn: Me | null = gate === 'sign-in' || gate === 'code' || gate === 'enrol' ? null : me;

export const wrongCode: ConsoleError = {
  code: 'wrong_code',
  message: 'That code is not right.',
  remedy: 'Codes change every 30 seconds.',
  fields: [],
  request_id: 'req_41d08f2c7b1e64d4',
  permission: null,
  retry_after: null,
  attempts_left: 2,
};

function open(id: unknown): OpenConnection {
  const connection = connections.find((one) => one.id === id) ?? kestrel;
  const environment = connection.environment ?? 'demo';
  return {
    connection,
    meta: { ...meta, environment },
    me: signedIn,
    demo: connection.kind === 'built_in' ? { email: 'ada@example.com', password: 'demo-password' } : null,
  };
}

/** Any code is right but 000000. */
function confirm({ code }: Record<string, unknown>): Me {
  if (code === '000000') throw wrongCode;
  signedIn = me;
  return me;
}

const modules = Array.from({ length: 21 * 21 }, (_, n) =>
  (n * 7919) % 3 === 0 ? `M${n % 21} ${Math.floor(n / 21)}h1v1h-1z` : '',
);
export const enrolment = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Kestrel',
  qr_svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 21 21"><path d="${modules.join('')}"/></svg>`,
};

export const recoveryCodes = Array.from({ length: 10 }, (_, n) => `7f3a-91c${n}-b2d${9 - n}`);

export const gates: FakeAnswers = {
  console_state: () => ({ ...state }),
  retry_keychain: () => Object.assign(state, { keychain: 'ready' }),
  continue_without_keychain: () => Object.assign(state, { keychain: 'declined' }),
  probe_server: ({ url }) => ({
    url,
    meta,
    answered_in_ms: 38,
    certificate: {
      issuer: 'Example Trust CA',
      valid_until: '2027-03-03T12:00:00Z',
      fingerprint: '4E:19:C0:7B:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:A2:5D:60',
    },
  }),
  add_connection: () => kestrel,
  open_built_in: () => connections[2],
  open_connection: ({ connection }) => (gate === 'opening' ? new Promise(() => {}) : open(connection)),
  try_connection: () => null,
  sign_in: () => ({ next: gate === 'enrol' ? 'enrol' : 'code' }),
  confirm_code: confirm,
  start_enrolment: () => enrolment,
  confirm_enrolment: (args) => ({
    me: confirm(args),
    recovery_codes: recoveryCodes,
  }),
  sign_out: () => {
    signedIn = null;
    return null;
  },
  lock_console: () => {
    state.locked = true;
    return null;
  },
  unlock_console: () => {
    state.locked = false;
    return null;
  },
  report_activity: () => null,
  take_deep_link: () => null,
};
