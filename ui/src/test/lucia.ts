import type { Login, UserDetail } from '@/api/bindings';

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const ivo = { id: 'a1', name: 'Ivo Brandt' };

export const luciaId = 'c41e7a90-2b6f-4d1c-9e58-7f03ad218b64';

type Client = { device: string; user_agent: string };
const firefox: Client = {
  device: 'Firefox 145, Windows',
  user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
};
const safari: Client = {
  device: 'Safari 26, iPhone',
  user_agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile Safari/604.1',
};
const chrome: Client = {
  device: 'Chrome 142, macOS',
  user_agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/142.0.0.0 Safari/537.36',
};

function login(hours: number, success: boolean, location: string, client: Client, newCountry = false): Login {
  const ip = location.startsWith('Lisbon') ? '203.0.113.77' : '198.51.100.24';
  return { at: ago(hours), success, ip, location, new_country: newCountry, ...client };
}

/** The user of the mocks. */
export const lucia: UserDetail = {
  user_id: luciaId,
  numeric_id: '204871',
  unique_id: 'KST-204871',
  name: 'Lucía Peñasco',
  has_avatar: false,
  status: 'active',
  flags: [
    {
      flag: 'risk',
      since: ago(1),
      by: ivo,
      reason: 'Login from a new country minutes after a payout request.',
    },
    { flag: 'watch', since: ago(480), by: null, reason: 'Rule “Payout over €400”' },
  ],
  profile: {
    first_name: 'Lucía',
    last_name: 'Peñasco',
    email: 'lucia.p@example.com',
    phone: '+1 305 555 0188',
    phone_extension: null,
    username: 'lucia.penasco',
    date_of_birth: '1991-08-14',
    gender: 'female',
    address: '18 Calle Inventada, Apt 4',
    city: 'Miami',
    state: 'FL',
    country: 'US',
    continent: 'north_america',
    designation: 'Retail partner',
    expertise: 'Ceramics',
    bio: 'Sells handmade tiles.',
    locale: 'es-ES',
    timezone: 'America/New_York',
    company: null,
  },
  account: {
    active: true,
    status_since: ago(6400),
    registered_at: ago(6400),
    email_verified_at: ago(6400),
    pending_email: null,
    phone_verified_at: null,
    last_login_at: ago(1.1),
    last_login_ip: '203.0.113.77',
    last_activity_at: ago(0.1),
    user_types: ['learner'],
    account_type: 'merchant',
    company_owner: false,
    staff: false,
    roles: ['Partner'],
    groups: ['Merchant owner'],
    teams: [],
    preferred_language: 'es',
    communication_language: 'es',
    auth_methods: ['email', 'oauth'],
    oauth_providers: ['google'],
    password_usable: true,
    profile_completeness: 85,
    profile_missing: ['avatar', 'company'],
    credit_balance: '1240.00',
    suspension: null,
    deleted_at: null,
    restorable_until: null,
  },
  kyc: {
    status: 'rejected',
    verified_at: null,
    decided_at: ago(360),
    decided_by: ivo,
    reason: 'Photo page not readable',
    document_type: 'Passport',
    document_country: 'ES',
    expires_on: '2027-01-19',
    history: [
      {
        at: ago(360),
        status: 'rejected',
        document_type: 'Passport',
        by: ivo,
        reason: 'Photo page not readable',
      },
      { at: ago(400), status: 'pending', document_type: 'Passport', by: null, reason: null },
    ],
  },
  security: {
    two_factor: false,
    two_factor_required: false,
    password_changed_at: ago(1100),
    password_change_required: false,
    temporary_password_until: null,
    failed_logins: 5,
    last_failed_login_at: ago(1.6),
    lock_after: 10,
    locked_until: null,
    api_tokens: 2,
    tokens: [
      {
        token_id: 'a9c41000-0000-4000-8000-000000000001',
        label: 'Shop',
        masked: 'ak_live…9c41',
        created_at: ago(4700),
        last_used_at: ago(0.5),
        last_ip: '198.51.100.24',
      },
      {
        token_id: 'a02fe000-0000-4000-8000-000000000002',
        label: 'Bookkeeping',
        masked: 'ak_live…02fe',
        created_at: ago(4700),
        last_used_at: ago(59),
        last_ip: '192.0.2.118',
      },
    ],
    allowed_ips: ['198.51.100.24', '198.51.100.0/28', '2001:db8:4::/64'],
    permissions: ['content.publish'],
    linked_accounts: [
      { provider: 'google', provider_user_id: '110248495921238986420', linked_at: ago(6100) },
    ],
  },
  activity: {
    completed_orders: 14,
    total_spent: [{ amount: '2318.40', currency: 'EUR' }],
    last_order_at: ago(200),
    pending_payouts: [{ amount: '412.00', currency: 'EUR' }],
    active_sessions: 3,
    recent_logins: [
      login(1.1, true, 'Lisbon, PT', firefox, true),
      ...[1.6, 1.62, 1.64, 1.66, 1.68].map((hours) => login(hours, false, 'Lisbon, PT', firefox)),
      login(17, true, 'Miami, US', safari),
      login(29, true, 'Miami, US', chrome),
    ],
  },
  partner: {
    partner_id: 'b2f1c0de-0000-4000-8000-000000000007',
    referral_code: 'LUPE-7',
    sponsor: { user_id: 'c41e7a90-2b6f-4d1c-8e21-000000000001', name: 'Bashir Quillon' },
    status: 'active',
    rank: 'Silver',
    highest_rank: 'Gold',
    rank_history: [
      { at: ago(2000), rank: 'Silver' },
      { at: ago(4000), rank: 'Gold' },
    ],
    direct_referrals: 9,
    network_size: 37,
    available: { amount: '88.00', currency: 'EUR' },
    pending: { amount: '412.00', currency: 'EUR' },
    total_earned: { amount: '3140.50', currency: 'EUR' },
  },
  counts: { orders: 14, notes: 6, sessions: 5 },
  masked: [],
  read_at: ago(0),
  version: 7,
};
