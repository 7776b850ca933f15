import { msg, t } from '@lingui/core/macro';
import { IconLock } from '@tabler/icons-react';
import { SuspensionNote, suspensionWords } from './effects/suspension';
import { reason, text } from './fields/text';
import type { ActionForm } from './form';

/** Everything at once, for an account in somebody else's hands (BEY-3). */
export const lockdown: ActionForm<'users.lockdown'> = {
  title: msg`Lock down user`,
  verb: msg`Lock down…`,
  icon: IconLock,
  tone: 'grave',
  permission: 'user.lockdown',
  offeredWhen: ({ status }) => status !== 'suspended',
  fields: {
    reason: reason(),
    message: text({
      label: msg`Shown to the user at login`,
      readAs: msg`Shown at login`,
      most: 500,
      blank: msg`Default message`,
    }),
  },
  done: (name) => t`${name} is locked down`,
  lost: msg`We do not know yet whether the lockdown went through. Steward is checking.`,
  words: suspensionWords,
  absent: { sessions_end: msg`No active sessions`, tokens_revoked: msg`No API tokens` },
  Note: SuspensionNote,
};
