import type {
  ConsoleError,
  Flag,
  KycStatus,
  UserDetail,
  UserListQuery,
  UserPage,
  UserRow,
  UserStatus,
} from '@/api/bindings';
import type { FakeOperations } from '@/test/operations';
import { values } from '@/test/vocabulary';

/** `?list=slow|empty|error|denied|skipped|hostile` in the address chooses what the list answers. */
const mode = new URLSearchParams(location.search).get('list');
const total = 1_284_930;
const first = [
  'Ottoline',
  'Bashir',
  'Ingrid',
  'Tomasz',
  'Maren',
  'Chidi',
  'Yuki',
  'Lucía',
  'Emeka',
  'Saoirse',
  'Rafael',
  'Zoë',
];
const last = [
  'Fernsby',
  'Quillon',
  'Vasshaug',
  'Wierzbow',
  'Skogstad-Hale',
  'Obuasi',
  'Amanogawa',
  'Peñasco',
  'Tidewell',
  'MacFadden',
  'Monteverde',
  'Abernathy-Okafor',
  'Asantefio',
  'Novotnik',
];
const hostile = [
  'A'.repeat(300),
  '\u202Egnp.exe\u202C \u2067abc',
  'ليلى مرقص-رو',
  'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034dalgo',
  '<img src=x onerror=alert(1)>',
  '👨‍👩‍👧‍👦🏳️‍🌈'.repeat(20),
  'a\u200Bb\u200Dc\u2060d\uFEFFe',
  'line\nbreak\ttab\u0007bell',
  '\u2028\u2029',
];
const kyc: KycStatus[] = [
  'approved',
  'approved',
  'expired',
  'approved',
  'approved',
  'pending',
  'approved',
  'rejected',
  'approved',
  'not_started',
];
const flags: Flag[][] = [
  ['vip', 'verified'],
  [],
  ['watch'],
  [],
  ['partner_priority'],
  [],
  ['vip'],
  ['risk', 'watch'],
  [],
  [],
];
const statuses: UserStatus[] = [
  'active',
  'active',
  'active',
  'suspended',
  'active',
  'active',
  'active',
  'active',
  'inactive',
  'active',
  'active',
  'pending_verification',
  'active',
  'deleted',
];

/** Digits that look random and are always the same. */
function digits(n: number, length: number): string {
  return String((n * 2_654_435_761) % 10 ** length).padStart(length, '0');
}

function idOf(n: number): string {
  return `c41e7a90-2b6f-4d1c-8e21-${n.toString(16).padStart(12, '0')}`;
}

function rowOf(n: number, now: number): UserRow {
  const name =
    (mode === 'hostile' && hostile[n % hostile.length]) || `${first[n % 12]} ${last[(n * 5) % 14]}`;
  const minutes = n < 8 ? (n + 1) * 3 : n * 6;
  return {
    user_id: idOf(n),
    numeric_id: String(100_000 + n),
    unique_id: `KS-${digits(n, 8)}`,
    name,
    email: `${first[n % 12]
      ?.normalize('NFD')
      .replace(/\P{ASCII}/gu, '')
      .toLowerCase()}.${n}@example.com`,
    email_verified: n % 3 !== 0,
    phone: n % 9 === 5 ? null : `+44 7700 900${digits(n, 3)}`,
    phone_extension: n % 11 === 0 ? '12' : null,
    phone_verified: n % 4 !== 0,
    username: `user${n}`,
    has_avatar: false,
    status: statuses[n % 14] ?? 'active',
    active: n % 8 !== 0,
    user_types: n % 5 === 2 ? ['instructor'] : ['learner'],
    account_type: null,
    roles: [],
    groups: n % 6 === 0 ? ['Support L3'] : [],
    kyc_status: kyc[n % 10] ?? 'approved',
    partner: n % 5 === 0,
    flags: flags[n % 10] ?? [],
    company: n % 4 === 0 ? 'Northwind Example Ltd' : null,
    country: ['GB', 'US', 'NO', 'JP'][n % 4] ?? null,
    credit_balance: `${n % 900}.${digits(n, 2)}`,
    registered_at: new Date(now - n * 900_000 - 9e9).toISOString(),
    last_login_at: n % 7 === 6 ? null : new Date(now - minutes * 60_000).toISOString(),
    last_activity_at: new Date(now - minutes * 60_000).toISOString(),
  };
}

function refuse(part: Partial<ConsoleError> & Pick<ConsoleError, 'code' | 'message'>): never {
  throw {
    remedy: null,
    fields: [],
    request_id: 'req_8f2c70b1e64d41d0',
    permission: null,
    retry_after: null,
    attempts_left: null,
    ...part,
  };
}

/** The more is asked for, the fewer match; some texts match nobody. */
function matching({ search, filters }: UserListQuery['selector']): number {
  if (search === 'nobody' || filters.kyc_status === 'rejected' || mode === 'empty') return 0;
  const asked = Object.keys(filters).length + (search ? 1 : 0);
  return asked === 0 ? total : Math.round(12_431 / asked ** 2);
}

async function listUsers({ selector, limit, cursor, offset, sort }: UserListQuery): Promise<UserPage> {
  await new Promise((resolve) => setTimeout(resolve, mode === 'slow' ? 6000 : 84));
  if (mode === 'error')
    refuse({ code: 'unavailable', message: 'The server answered with an error (503). Nothing was changed.' });
  if (mode === 'denied')
    refuse({ code: 'permission_denied', message: 'This needs user.list.', permission: 'user.list' });
  const count = matching(selector) - (selector.include_test_users === false ? 3 : 0);
  const start = cursor != null ? Number(cursor) : (offset ?? 0);
  const rows = Math.max(0, Math.min(limit ?? 50, count - start));
  const now = Date.now();
  const turned = sort != null && !sort.startsWith('-');
  const skipped = selector.filters.enrollment_status !== undefined || mode === 'skipped';
  return {
    items: Array.from({ length: rows }, (_, at) => rowOf(turned ? count - 1 - start - at : start + at, now)),
    total: { count, as_of: new Date(now).toISOString() },
    offset: start,
    next_cursor: start + rows < count ? String(start + rows) : null,
    previous_cursor: start > 0 ? String(Math.max(0, start - (limit ?? 50))) : null,
    similar: [],
    masked: [],
    skipped_filters: skipped
      ? [{ filter: 'enrollment_status', reason: 'the learning service did not answer' }]
      : [],
    took_ms: 84,
  };
}

/** A user as the page of one shows them. */
export function detailOf(userId: string): UserDetail {
  const n = Number.parseInt(userId.slice(-12), 16);
  const now = Date.now();
  const row = rowOf(n, now);
  const at = (hours: number) => new Date(now - hours * 3_600_000).toISOString();
  return {
    user_id: row.user_id,
    numeric_id: row.numeric_id,
    unique_id: row.unique_id,
    name: row.name,
    has_avatar: false,
    status: row.status,
    flags: row.flags.map((flag) => ({ flag, since: at(400), by: null, reason: null })),
    profile: {
      first_name: row.name.split(' ')[0] ?? null,
      last_name: row.name.split(' ').slice(1).join(' ') || null,
      email: row.email,
      phone: row.phone,
      phone_extension: null,
      username: row.username,
      date_of_birth: null,
      gender: null,
      address: null,
      city: null,
      state: null,
      country: row.country,
      continent: null,
      designation: null,
      expertise: null,
      bio: null,
      locale: 'en',
      timezone: 'Europe/London',
      company: null,
    },
    account: {
      active: row.active,
      status_since: at(400),
      registered_at: row.registered_at,
      email_verified_at: null,
      phone_verified_at: null,
      pending_email: null,
      last_login_at: row.last_login_at,
      last_login_ip: '203.0.113.77',
      last_activity_at: row.last_activity_at,
      user_types: row.user_types,
      account_type: null,
      company_owner: false,
      staff: false,
      roles: ['Partner'],
      groups: [],
      teams: [],
      preferred_language: 'en',
      communication_language: 'en',
      auth_methods: ['email'],
      oauth_providers: [],
      password_usable: true,
      profile_completeness: 80,
      profile_missing: [],
      credit_balance: row.credit_balance,
      suspension: null,
      deleted_at: null,
      restorable_until: null,
    },
    kyc: {
      status: row.kyc_status,
      verified_at: null,
      decided_at: at(360),
      decided_by: null,
      reason: null,
      document_type: null,
      document_country: null,
      expires_on: null,
      history: [],
    },
    security: {
      two_factor: true,
      two_factor_required: false,
      password_changed_at: at(2000),
      password_change_required: false,
      temporary_password_until: null,
      failed_logins: n % 6,
      last_failed_login_at: null,
      lock_after: 10,
      locked_until: null,
      api_tokens: 0,
      tokens: [],
      allowed_ips: [],
      permissions: [],
      linked_accounts: [],
    },
    activity: {
      completed_orders: 12,
      total_spent: [{ amount: '1240.00', currency: 'EUR' }],
      last_order_at: at(80),
      pending_payouts: [{ amount: '412.00', currency: 'EUR' }],
      active_sessions: 3,
      recent_logins: [],
    },
    partner: null,
    counts: { orders: 12, notes: 1, sessions: 3 },
    masked: [],
    read_at: at(0),
    version: 1,
  };
}

/** The lists of users, and what they can be filtered by. */
export const users: FakeOperations = {
  'users.list': ({ query }) => listUsers(query),
  'users.filter_values': () => [...values].map(([filter, known]) => ({ filter, values: known })),
  'users.field_values': ({ query: { field, prefix } }) => {
    const known =
      field === 'country'
        ? ['GB', 'US', 'NO', 'JP', 'DE']
        : ['Ålesund', 'Bergen', 'London', 'Lisbon', 'Oslo'];
    const found = known.filter((value) => value.toLowerCase().startsWith((prefix ?? '').toLowerCase()));
    return { items: found.map((value) => ({ value, label: value })), next_cursor: null };
  },
};
