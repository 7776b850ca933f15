import { msg, t } from '@lingui/core/macro';
import { IconBan } from '@tabler/icons-react';
import type { ReasonMeta, SuspensionReason } from '@/api/bindings';
import { SuspensionNote, suspensionWords } from './effects/suspension';
import { choice } from './fields/choice';
import { notice } from './fields/notice';
import { reason, text } from './fields/text';
import { until } from './fields/until';
import type { ActionForm } from './form';

/** Suspends a user: why, for how long, and what the user is told (SUS-1). */
export const suspend: ActionForm<'users.suspend'> = {
  title: msg`Suspend user`,
  verb: msg`Suspend…`,
  counted: msg`Suspend 1 user`,
  icon: IconBan,
  tone: 'grave',
  permission: 'user.suspend',
  prominent: true,
  offeredWhen: ({ status }) => status !== 'suspended',
  fields: {
    reason: choice<SuspensionReason>({
      label: msg`Reason code`,
      readAs: msg`Reason`,
      placeholder: msg`Choose a reason`,
      options: ({ meta }) => meta.suspension_reasons.map(({ reason, label }) => ({ value: reason, label })),
      coded: true,
      meanwhile: 'USER_REQUEST',
    }),
    justification: reason(msg`Justification`),
    message: text({
      label: msg`Shown to the user at login`,
      readAs: msg`Shown at login`,
      most: 500,
      blank: msg`Default message`,
    }),
    until: until(({ draft, meta }) => mayEnd(draft.reason, meta.suspension_reasons)),
    notice: notice(),
  },
  done: (name) => t`${name} is suspended`,
  lost: msg`We do not know yet whether the suspension went through. Steward is checking.`,
  words: suspensionWords,
  absent: { sessions_end: msg`No active sessions`, tokens_revoked: msg`No API tokens` },
  Note: SuspensionNote,
};

/** Whether a suspension for this reason may be given an end. Before one is chosen, it may. */
function mayEnd(reason: unknown, reasons: ReasonMeta[]): boolean {
  return reasons.find((known) => known.reason === reason)?.may_end ?? true;
}
