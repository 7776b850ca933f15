import { luciaId } from '@/test/lucia';
import type { FakeOperations } from '@/test/operations';
import { ago } from './ago';

export const ivo = { id: 'a1', name: 'Ivo Brandt' };
const mei = { id: 'a2', name: 'Mei Sandoval' };

/** What a user did and what was done to them: the lists of the user's page. */
export const evidence: FakeOperations = {
  'users.orders.list': ({ query: { cursor } }) => {
    const start = Number(cursor ?? 0);
    return {
      items: Array.from({ length: 7 }, (_, n) => ({
        order_id: `0d0c9e58-0000-4000-8000-${String(start + n).padStart(12, '0')}`,
        number: `ORD-${88_213 - start - n}`,
        at: ago(200 + (start + n) * 300),
        status: n === 0 ? 'shipped' : 'completed',
        total: { amount: `${120 + n}.40`, currency: 'EUR' },
        items: [
          { title: 'Glazed tile, blue', quantity: 12, price: { amount: '4.20', currency: 'EUR' } },
          { title: 'Grout, 2 kg', quantity: 1, price: { amount: '9.90', currency: 'EUR' } },
        ],
      })),
      next_cursor: start === 0 ? '7' : null,
    };
  },
  'users.credits.list': () => ({
    items: (
      [
        ['usage', '-100.00', '1240.00', null, null],
        ['purchase', '500.00', '1340.00', null, null],
        ['complimentary', '25.00', '840.00', mei, 'Welcome to the platform'],
        ['usage', '-185.00', '815.00', null, null],
        ['purchase', '1000.00', '1000.00', null, null],
      ] as const
    ).map(([kind, amount, balance, by, reason], n) => ({
      entry_id: `c${n}`,
      at: ago(100 + n * 900),
      kind,
      amount,
      balance,
      by,
      reason,
    })),
    next_cursor: null,
  }),
  'users.sessions.list': () => ({
    items: (
      [
        ['Desktop', 'Windows 11', 'Firefox 145', '203.0.113.77', 'Lisbon, PT', true, 1.1, 0.02, true],
        ['iPhone', 'iOS 26', 'Safari 26', '198.51.100.24', 'Miami, US', false, 17, 17, true],
        ['Laptop', 'macOS 26', 'Chrome 142', '198.51.100.24', 'Miami, US', false, 29, 29, true],
        ['Phone', 'Android 16', 'Chrome 141', '198.51.100.90', 'Orlando, US', false, 360, 340, false],
      ] as const
    ).map(([device, os, browser, ip, location, new_country, created, last, active], n) => ({
      session_id: `s${n}`,
      device,
      os,
      browser,
      ip,
      location,
      new_country,
      created_at: ago(created),
      last_activity_at: ago(last),
      active,
      masked: [],
    })),
    next_cursor: null,
  }),
  'users.activity.list': () => ({
    items: (['LOGIN', 'PAYOUT_REQUESTED', 'LOGIN_FAILED', 'KYC_SUBMITTED'] as const).map((type, n) => ({
      id: `v${n}`,
      at: ago(1 + n * 30),
      type,
      success: type !== 'LOGIN_FAILED',
      ip: '203.0.113.77',
      device: 'Firefox 145, Windows',
      user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
      location: 'Lisbon, PT',
      new_country: n === 0,
      details: type === 'PAYOUT_REQUESTED' ? [{ name: 'amount', value: '412.00 EUR' }] : [],
      masked: [],
    })),
    next_cursor: null,
  }),
  'users.notes.list': () => ({
    items: [
      {
        kind: 'flag_added',
        id: 't1',
        at: ago(1),
        by: ivo,
        flag: 'risk',
        reason:
          'Login from a new country minutes after a payout request. Manual review on all financial actions.',
      },
      {
        kind: 'note',
        id: 't2',
        at: ago(330),
        by: ivo,
        text: 'Payout address changed twice in one week. Hold payouts until the new document is in.',
        category: 'compliance',
        priority: 'high',
        roles: ['Compliance'],
      },
      { kind: 'flag_added', id: 't3', at: ago(480), by: null, flag: 'watch', reason: null },
      {
        kind: 'note',
        id: 't4',
        at: ago(680),
        by: mei,
        text: 'Asked how to move to a new phone number. Sent the self-service link.',
        category: 'support',
        priority: 'normal',
        roles: [],
      },
    ],
    next_cursor: null,
  }),
  'users.audit.list': () => ({
    items: [
      {
        id: 'e1',
        number: 48_210_381,
        at: ago(0.1),
        action: 'USER_VIEWED',
        admin: mei,
        user_id: luciaId,
        ip: '203.0.113.7',
        reason: null,
        changes: [],
        facts: [],
        digest: null,
        request_id: 'req_8f2c70b1e64d41d0',
      },
      {
        id: 'e2',
        number: 48_101_220,
        at: ago(3800),
        action: 'USER_REACTIVATED',
        admin: ivo,
        user_id: luciaId,
        ip: '203.0.113.7',
        reason: 'Back from travelling.',
        changes: [{ field: 'status', old: 'suspended', new: 'active' }],
        facts: [{ name: 'payouts released', value: '€0.00' }],
        digest: '11AC-90D2',
        request_id: 'req_70b1e64d41d08f2c',
      },
    ],
    next_cursor: null,
  }),
};
