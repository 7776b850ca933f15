import type { FakeAnswers } from '.';

const names = ['Lucía Peñasco', 'Lucan Threlfall', 'Marisol Quetzaly', 'Ottoline Fernsby', 'Bashir Quillon'];

/** What the frame asks about people; lists and pages of users have files of their own. */
export const people: FakeAnswers = {
  find_user: ({ text }) =>
    names
      .filter((name) => name.toLowerCase().includes(String(text).toLowerCase()))
      .map((name, n) => ({
        userId: `c41e7a90-0000-4000-8000-00000021${n}b64`,
        name,
        email: `${name.split(' ')[0]?.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()}@example.com`,
      })),
  get_user_stats: () => ({
    as_of: new Date().toISOString(),
    total: 1_284_930,
    by_status: [{ status: 'active', count: 1_190_204 }],
    email_verified: 1_101_300,
    phone_verified: 800_020,
    pending_approval: 38,
    kyc_expiring_7_days: 112,
    registered_today: 431,
    test_users_left_out: 90,
    registrations: [],
    registrations_before: [],
  }),
  list_views: () =>
    ['Sign-ups, H1 2026', 'KYC expires in 30 d', 'Dormant partners'].map((name, n) => ({
      id: `v${n}`,
      name,
      selector: {
        search: null,
        filters: n === 0 ? { created_after: '2026-01-01', created_before: '2026-06-30' } : {},
        selection: null,
      },
      sort: null,
      columns: null,
    })),
};
