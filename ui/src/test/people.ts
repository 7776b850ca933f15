import type {
  ActionOutcome,
  PreparedAction,
  ReactivateRequest,
  ReactivationEffects,
  SuspendRequest,
  Suspension,
  SuspensionEffects,
  UserDetail,
} from '@/api/bindings';
import { ConsoleError, type ErrorCode } from '@/api/ConsoleError';
import { lucia } from './lucia';

/** The user of the tests: the one of the design's screens. */
export const user: UserDetail = lucia;

export const effects: SuspensionEffects = {
  user_id: lucia.user_id,
  status: 'active',
  sessions: 3,
  api_tokens: 2,
  open_orders: 1,
  partner: true,
  pending_payouts: [{ count: 1, sum: { amount: '412.00', currency: 'EUR' } }],
  credit_balance: '1240.00',
  downline: 37,
  can_be_mailed: true,
  refusal: null,
};

export const outcome: ActionOutcome = {
  user_id: lucia.user_id,
  status: 'suspended',
  sessions_ended: 3,
  tokens_revoked: 2,
  payouts_held: [{ amount: '412.00', currency: 'EUR' }],
  payouts_released: [],
  user_mailed: true,
  audit: { id: 'e1', number: 48_210_381 },
  digest: '7F3A-91C2',
};

export const suspension: Suspension = {
  reason: 'SECURITY',
  justification: 'Login from abroad.',
  message: null,
  since: '2026-11-02T10:00:00Z',
  until: null,
  by: { id: 'a2', name: 'Mei Sandoval' },
  ended_at: null,
  end_reason: null,
};

/** The same user while suspended. */
export const suspendedUser: UserDetail = {
  ...lucia,
  status: 'suspended',
  account: { ...lucia.account, suspension },
};

export const reactivationEffects: ReactivationEffects = {
  user_id: lucia.user_id,
  status: 'suspended',
  history: [
    suspension,
    {
      ...suspension,
      reason: 'CHARGEBACK',
      justification: 'Card disputed.',
      since: '2026-01-02T10:00:00Z',
      ended_at: '2026-01-09T10:00:00Z',
      end_reason: 'Dispute withdrawn',
    },
  ],
  becomes: 'active',
  becomes_with_kyc: 'pending_verification',
  held_payouts: [{ count: 1, sum: { amount: '412.00', currency: 'EUR' } }],
  credit_balance: '1240.00',
  can_be_mailed: true,
  refusal: null,
};

/** What the desk gives back for a reactivation: the content it will send. */
export function preparedReactivate(reactivate: ReactivateRequest, actionId = 'action-1'): PreparedAction {
  return { ...preparedBase(actionId), action: 'reactivate', suspend: null, reactivate };
}

/** What the desk gives back for a suspension: the content it will send. */
export function preparedSuspend(suspend: SuspendRequest, actionId = 'action-1'): PreparedAction {
  return { ...preparedBase(actionId), action: 'suspend', suspend, reactivate: null };
}

function preparedBase(actionId: string) {
  return {
    action_id: actionId,
    user_id: lucia.user_id,
    user_name: lucia.name,
    user_email: lucia.profile.email,
    digest: '7F3A-91C2',
    environment: 'production' as const,
    platform: 'Kestrel',
  };
}

export function refusal(code: ErrorCode, part: Partial<ConsoleError> = {}): ConsoleError {
  return new ConsoleError({
    code,
    message: `refused: ${code}`,
    remedy: null,
    fields: [],
    request_id: null,
    permission: null,
    retry_after: null,
    attempts_left: null,
    ...part,
  } as ConstructorParameters<typeof ConsoleError>[0]);
}
