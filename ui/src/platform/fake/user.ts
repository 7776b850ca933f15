import type {
  ConsoleError,
  PreparedAction,
  ReactivateRequest,
  SuspendRequest,
  Suspension,
  UserDetail,
} from '@/api/bindings';
import { lucia, luciaId } from '@/test/lucia';
import type { FakeOperations } from '@/test/operations';
import type { FakeAnswers } from '.';
import { ago } from './ago';
import { ivo } from './evidence';
import { detailOf } from './users';

/** `?action=lost` in the address loses the answer to a confirmation. Code 000000 is wrong. */
const mode = new URLSearchParams(location.search).get('action');
const refusal = {
  remedy: null,
  fields: [],
  request_id: 'req_2b70c1f64d418f2c',
  permission: null,
  retry_after: null,
  attempts_left: null,
};
const payouts = [{ count: 1, sum: { amount: '412.00', currency: 'EUR' } }];

const suspended = new Map<string, Suspension>();
const prepared = new Map<string, PreparedAction>();
let asked = 0;

function userOf(userId: unknown): UserDetail {
  const base = userId === luciaId ? lucia : detailOf(String(userId));
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

/** One user, as the actions have left them. */
export const user: FakeOperations = {
  'users.get': ({ path }) => userOf(path.user_id),
  'users.flags.list': ({ path }) => userOf(path.user_id).flags,
};

/** The two actions on the user's page. */
export const actions: FakeAnswers = {
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
