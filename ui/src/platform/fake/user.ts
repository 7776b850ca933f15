import type {
  ConsoleError,
  PreparedAction,
  ReactivateRequest,
  SuspendRequest,
  Suspension,
  UserDetail,
} from '@/api/bindings';
import { lucia, luciaId } from '@/test/lucia';
import type { FakeAnswers } from '.';
import { users } from './users';

/** `?action=lost` in the address loses the answer to a confirmation. Code 000000 is wrong. */
const mode = new URLSearchParams(location.search).get('action');
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const refusal = {
  remedy: null,
  fields: [],
  request_id: 'req_2b70c1f64d418f2c',
  permission: null,
  retry_after: null,
  attempts_left: null,
};
const ivo = { id: 'a1', name: 'Ivo Brandt' };
const mei = { id: 'a2', name: 'Mei Sandoval' };
const payouts = [{ count: 1, sum: { amount: '412.00', currency: 'EUR' } }];

const suspended = new Map<string, Suspension>();
const prepared = new Map<string, PreparedAction>();
let asked = 0;

function userOf(userId: unknown): UserDetail {
  const base = userId === luciaId ? lucia : (users.get_user?.({ userId }) as UserDetail);
  const suspension = suspended.get(String(userId));
  if (!suspension) return { ...base, read_at: ago(0) };
  return { ...base, status: 'suspended', account: { ...base.account, suspension }, read_at: ago(0) };
}

function prepare(action: PreparedAction['action'], userId: unknown, request: unknown): PreparedAction {
  const user = userOf(userId);
  const made: PreparedAction = {
    action_id: `action-${prepared.size + 1}`,
    action,
    user_id: user.user_id,
    user_name: user.name,
    user_email: user.profile.email,
    digest: '7F3A-91C2',
    environment: 'production',
    platform: 'Kestrel',
    suspend: action === 'suspend' ? (request as SuspendRequest) : null,
    reactivate: action === 'reactivate' ? (request as ReactivateRequest) : null,
  };
  prepared.set(made.action_id, made);
  return made;
}

function carryOut(actionId: unknown) {
  const made = prepared.get(String(actionId));
  if (!made) throw new Error('unknown action');
  const { suspend, user_id } = made;
  if (suspend) {
    const { reason, justification, message, until } = suspend;
    suspended.set(user_id, {
      reason,
      justification,
      message,
      since: ago(0),
      until,
      by: ivo,
      ended_at: null,
      end_reason: null,
    });
  } else suspended.delete(user_id);
  return {
    user_id,
    status: suspend ? 'suspended' : 'active',
    sessions_ended: suspend ? 3 : 0,
    tokens_revoked: suspend ? 2 : 0,
    payouts_held: suspend ? [payouts[0]?.sum] : [],
    payouts_released: suspend ? [] : [payouts[0]?.sum],
    user_mailed: true,
    audit: { id: 'e1', number: 48_210_381 },
    digest: '7F3A-91C2',
  };
}

const wrongCode: ConsoleError = {
  ...refusal,
  code: 'wrong_code',
  message: 'That code is not right.',
  attempts_left: null,
};

/** The user's page and the two actions on it. */
export const user: FakeAnswers = {
  get_user: ({ userId }) => userOf(userId),
  list_orders: ({ paging }) => {
    const start = Number((paging as { cursor: string | null }).cursor ?? 0);
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
  list_sessions: () => ({
    items: [
      ['Desktop', 'Windows 11', 'Firefox 145', '203.0.113.77', 'Lisbon, PT', true, 1.1, 0.02, true],
      ['iPhone', 'iOS 26', 'Safari 26', '198.51.100.24', 'Miami, US', false, 17, 17, true],
      ['Laptop', 'macOS 26', 'Chrome 142', '198.51.100.24', 'Miami, US', false, 29, 29, true],
      ['Phone', 'Android 16', 'Chrome 141', '198.51.100.90', 'Orlando, US', false, 360, 340, false],
    ].map(([device, os, browser, ip, location, new_country, created, last, active], n) => ({
      session_id: `s${n}`,
      device,
      os,
      browser,
      ip,
      location,
      new_country,
      created_at: ago(Number(created)),
      last_activity_at: ago(Number(last)),
      active,
      masked: [],
    })),
    next_cursor: null,
  }),
  list_activity: () => ({
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
  list_notes: () => ({
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
  list_flags: ({ userId }) => userOf(userId).flags,
  list_user_audit: () => ({
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
  get_suspension_effects: ({ userId }) => {
    const { status } = userOf(userId);
    return {
      user_id: userId,
      status,
      sessions: 3,
      api_tokens: 2,
      open_orders: 1,
      partner: true,
      pending_payouts: payouts,
      credit_balance: '1240.00',
      downline: 37,
      can_be_mailed: true,
      refusal: null,
    };
  },
  get_reactivation_effects: ({ userId }) => {
    const now = suspended.get(String(userId));
    return {
      user_id: userId,
      status: userOf(userId).status,
      history: now ? [now] : [],
      becomes: 'active',
      becomes_with_kyc: 'pending_verification',
      held_payouts: payouts,
      credit_balance: '1240.00',
      can_be_mailed: true,
      refusal:
        now?.reason === 'FRAUD' || now?.reason === 'CHARGEBACK'
          ? {
              code: 'approval_required',
              status: 409,
              title: 'Another admin must approve this first.',
              detail:
                'Lifting a suspension for fraud or a chargeback needs a senior admin. Nothing was changed.',
              fields: [],
              permission: null,
              retry_after: null,
              attempts_left: null,
              request_id: null,
            }
          : null,
    };
  },
  prepare_suspend: ({ userId, request }) => prepare('suspend', userId, request),
  prepare_reactivate: ({ userId, request }) => prepare('reactivate', userId, request),
  confirm_action: ({ actionId, code }) => {
    if (code === '000000') throw wrongCode;
    if (mode === 'lost') throw { ...refusal, code: 'outcome_unknown', message: 'The answer was lost.' };
    return carryOut(actionId);
  },
  resolve_action: ({ actionId }) => {
    asked += 1;
    return asked < 3 ? { state: 'in_progress' } : { state: 'done', outcome: carryOut(actionId) };
  },
  discard_action: () => null,
  list_open_actions: () => [],
};
