import type { FakeOperations } from '@/test/operations';
import type { FakeAnswers } from '.';

const names = ['Lucía Peñasco', 'Lucan Threlfall', 'Marisol Quetzaly', 'Ottoline Fernsby', 'Bashir Quillon'];

/** From so many days ago on; today, which is not over, has few. */
function days(ago: number, length: number, about: number) {
  return Array.from({ length }, (_, n) => ({
    day: new Date(Date.now() - (ago - n) * 86_400_000).toISOString().slice(0, 10),
    count: n === ago ? 431 : about + Math.round(260 * Math.sin(n * 0.9)),
  }));
}

/** What the frame asks about people; lists and pages of users have files of their own. */
export const people: FakeAnswers = {
  find_user: ({ text }) =>
    names
      .filter((name) => name.toLowerCase().includes(String(text).toLowerCase()))
      .map((name, n) => ({
        user_id: `c41e7a90-0000-4000-8000-00000021${n}b64`,
        name,
        email: `${name.split(' ')[0]?.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()}@example.com`,
        status: n === 1 ? 'suspended' : 'active',
        flags: n === 0 ? ['risk', 'watch'] : [],
      })),
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

/** How many people there are. */
export const figures: FakeOperations = {
  'users.stats': () => ({
    as_of: new Date().toISOString(),
    total: 1_284_930,
    by_status: [
      { status: 'active', count: 1_102_418 },
      { status: 'pending_verification', count: 6_204 },
      { status: 'inactive', count: 118_337 },
      { status: 'suspended', count: 21_850 },
      { status: 'deleted', count: 36_121 },
    ],
    email_verified: 1_101_300,
    phone_verified: 800_020,
    pending_approval: 38,
    kyc_expiring_7_days: 112,
    registered_today: 431,
    test_users_left_out: 90,
    registrations: days(30, 31, 2200),
    registrations_before: days(60, 30, 1900),
  }),
};
