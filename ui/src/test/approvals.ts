import type { Approval } from '@/api/bindings';
import { lucia } from './lucia';
import { planOf } from './plans';

const action = {
  operation: 'users.reactivate',
  path: { user_id: lucia.user_id },
  body: {
    reason: 'The bank confirmed all four payments.',
    conditions: { require_password_change: false, require_kyc: false, monitor_days: null },
  },
} as const;

/** A request that waits for whoever is signed in. */
export function approvalOf(part: Partial<Approval> = {}): Approval {
  return {
    approval_id: 'r1',
    action,
    digest: '7F3A-91C2',
    subject: { kind: 'user', id: lucia.user_id, label: lucia.name },
    user_id: lucia.user_id,
    user_name: lucia.name,
    effects: planOf(action).effects,
    reason: action.body.reason,
    permission: 'user.reactivate.approve',
    requested_by: { id: 'a2', name: 'Mei Sandoval' },
    requested_at: '2026-11-17T12:32:00Z',
    lapses_at: '2026-11-18T12:32:00Z',
    state: 'pending',
    decided_by: null,
    decided_at: null,
    decision: null,
    may_decide: true,
    ...part,
  };
}
