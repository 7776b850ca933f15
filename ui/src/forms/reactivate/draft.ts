import type { ReactivateRequest } from '@/api/bindings';
import { lengthOf } from '../Field';

export const mostReason = 2000;
export const mostMonitorDays = 365;

export type ReactivateDraft = {
  reason: string;
  requirePassword: boolean;
  requireKyc: boolean;
  monitor: boolean;
  monitorDays: number | null;
};

export const emptyReactivateDraft: ReactivateDraft = {
  reason: '',
  requirePassword: false,
  requireKyc: false,
  monitor: false,
  monitorDays: 30,
};

export type ReactivateProblems = Partial<
  Record<'reason' | 'monitorDays', 'missing' | 'too_long' | 'out_of_range'>
>;

/** What keeps the draft from being sent, by field (REA-1). */
export function problemsOf({ reason, monitor, monitorDays }: ReactivateDraft): ReactivateProblems {
  const problems: ReactivateProblems = {};
  if (reason.trim() === '') problems.reason = 'missing';
  else if (lengthOf(reason.trim()) > mostReason) problems.reason = 'too_long';
  const days = monitorDays ?? 0;
  if (monitor && !(Number.isInteger(days) && days >= 1 && days <= mostMonitorDays))
    problems.monitorDays = 'out_of_range';
  return problems;
}

/** Only for a draft without problems. */
export function toReactivateRequest(draft: ReactivateDraft): ReactivateRequest {
  return {
    reason: draft.reason.trim(),
    conditions: {
      require_password_change: draft.requirePassword,
      require_kyc: draft.requireKyc,
      monitor_days: draft.monitor ? draft.monitorDays : null,
    },
  };
}
