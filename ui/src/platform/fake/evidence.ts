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
  'users.enrolments.list': () => ({
    items: (
      [
        ['course', 'bookkeeping-1', 'active', 40, 372],
        ['path', 'onboarding', 'completed', 100, 95],
        ['workshop', 'negotiation', 'cancelled', 12, 20],
      ] as const
    ).map(([program_type, program_id, status, progress, minutes], n) => ({
      program_type,
      program_id,
      status,
      progress,
      minutes,
      last_activity_at: ago(30 + n * 700),
    })),
    next_cursor: null,
  }),
  'users.wallets.list': () => ({
    items: (
      [
        ['USDT', 'Tron', '1204.550000', 'T9f8e7d6c5b4a39281706f5e4d3c2b1a00f'],
        ['EUR', 'SEPA', '412.00', 'XX00 9F8E 7D6C 5B4A'],
      ] as const
    ).map(([currency, network, amount, address], n) => ({
      wallet_id: `0a11e700-0000-4000-8000-00000000000${n}`,
      balance: { amount, currency },
      address,
      network,
      opened_at: ago(4000 + n * 900),
      last_movement_at: n === 0 ? ago(20) : null,
    })),
    next_cursor: null,
  }),
  'users.api_sessions.list': () => ({
    items: [true, false, true].map((success, n) => ({
      session_id: `a5e55100-0000-4000-8000-00000000000${n}`,
      at: ago(2 + n * 40),
      success,
      ip: '192.0.2.7',
      device: 'Server',
      location: 'Graz, AT',
      masked: [],
    })),
    next_cursor: null,
  }),
  'users.sent_tokens.list': () => ({
    items: (['waiting', 'used', 'replaced', 'over', 'not_sent'] as const).map((state, n) => ({
      at: ago(2 + n * 40),
      purpose: n === 0 ? 'verify_phone' : 'set_password',
      to: n === 0 ? '+1 305 555 0188' : 'lucia.p@example.com',
      state,
      valid_until: ago(n * 40 - 22),
      used_at: null,
      masked: [],
    })),
    next_cursor: null,
  }),
  'users.api_clients.list': () => [],
  'users.history.list': () => ({
    items: [
      {
        id: 'h1',
        number: 48_210_377,
        at: ago(0.2),
        action: 'USER_PROFILE_MODIFIED',
        admin: mei,
        user_id: luciaId,
        ip: '203.0.113.7',
        reason: 'Corrections from the identity document, ticket KS-4821',
        changes: [
          { field: 'first_name', old: 'Lucía', new: 'Lucía Inés' },
          { field: 'date_of_birth', old: '1991-08-14', new: '1991-08-04' },
        ],
        facts: [],
        digest: '9C02-4D1A',
        request_id: 'req_8f2c70b1e64d41d1',
      },
      {
        id: 'h2',
        number: 48_210_371,
        at: ago(1),
        action: 'USER_FLAG_SET',
        admin: ivo,
        user_id: luciaId,
        ip: '203.0.113.7',
        reason: 'New country minutes after a payout request',
        changes: [],
        effects: [{ kind: 'flag_set', flag: 'risk' }],
        facts: [],
        digest: null,
        request_id: 'req_8f2c70b1e64d41d2',
        undo: {
          operation: 'users.flags.clear',
          path: { user_id: luciaId },
          body: { flag: 'risk', reason: null },
        },
      },
    ],
    next_cursor: null,
  }),
  'users.as_of': ({ query: { at } }) => ({
    at: at ?? ago(0),
    read_at: ago(0),
    fields: [
      { field: 'first_name', was: 'Lucía', now: 'Lucía Inés', known: true },
      { field: 'date_of_birth', was: '1991-08-14', now: '1991-08-04', known: true },
      { field: 'email', was: 'lucia.p@example.com', now: 'lucia.p@example.com', known: true },
      { field: 'phone', was: '+1 305 555 0188', now: '+1 305 555 0188', known: false },
      { field: 'status', was: 'active', now: 'active', known: true },
    ],
    flags: { was: ['watch'], now: ['watch', 'risk'], known: true },
    groups: { was: ['merchant_owner'], now: ['merchant_owner'], known: true },
    changes: 2,
    log_since: ago(4000),
    unlogged: 1,
    masked: [],
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
