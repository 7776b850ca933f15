import type { ReasonMeta, SuspendRequest, SuspensionNotice, SuspensionReason } from '@/api/bindings';
import { lengthOf } from '../Field';
import { toInstant } from '../wallTime';

export const mostJustification = 2000;
export const mostMessage = 500;

export type SuspendDraft = {
  reason: SuspensionReason | null;
  justification: string;
  message: string;
  duration: 'temporary' | 'indefinite' | null;
  /** What a clock in the admin's zone shows at the end: `2026-12-01 09:00:00`. */
  until: string | null;
  notice: SuspensionNotice;
};

export const emptySuspendDraft: SuspendDraft = {
  reason: null,
  justification: '',
  message: '',
  duration: null,
  until: null,
  notice: { email: true, include_reason: true, include_appeal: true },
};

export type SuspendProblem = 'missing' | 'too_long' | 'past' | 'no_end';
export type SuspendProblems = Partial<
  Record<'reason' | 'justification' | 'message' | 'duration' | 'until', SuspendProblem>
>;

/** Whether a suspension for this reason may be given an end. Before one is chosen, it may. */
export function mayEnd(reason: SuspensionReason | null, reasons: ReasonMeta[]): boolean {
  return reasons.find((known) => known.reason === reason)?.may_end ?? true;
}

/** What keeps the draft from being sent, by field (SUS-1). */
export function problemsOf(
  draft: SuspendDraft,
  reasons: ReasonMeta[],
  now: Date,
  timeZone: string,
): SuspendProblems {
  const { reason, justification, message, duration, until } = draft;
  const problems: SuspendProblems = {};
  if (reason === null) problems.reason = 'missing';
  if (justification.trim() === '') problems.justification = 'missing';
  else if (lengthOf(justification.trim()) > mostJustification) problems.justification = 'too_long';
  if (lengthOf(message.trim()) > mostMessage) problems.message = 'too_long';
  if (duration === null) problems.duration = 'missing';
  if (duration === 'temporary') {
    if (!mayEnd(reason, reasons)) problems.duration = 'no_end';
    if (until === null) problems.until = 'missing';
    else if (Date.parse(toInstant(until, timeZone)) <= now.getTime()) problems.until = 'past';
  }
  return problems;
}

/** Only for a draft without problems. A user without an address is not mailed. */
export function toSuspendRequest(
  draft: SuspendDraft,
  timeZone: string,
  canBeMailed: boolean,
): SuspendRequest {
  const { reason, justification, message, duration, until, notice } = draft;
  if (reason === null) throw new Error('a draft without a reason has problems and is not sent');
  const email = notice.email && canBeMailed;
  return {
    reason,
    justification: justification.trim(),
    message: message.trim() || null,
    until: duration === 'temporary' && until !== null ? toInstant(until, timeZone) : null,
    notice: {
      email,
      include_reason: email && notice.include_reason,
      include_appeal: email && notice.include_appeal,
    },
  };
}
