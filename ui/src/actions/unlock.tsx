import { msg, t } from '@lingui/core/macro';
import { IconLockOpen } from '@tabler/icons-react';
import { isAhead } from '@/format/isAhead';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Lets somebody in again after too many failed logins (USR-4). */
export const unlock: ActionForm<'users.unlock'> = {
  title: msg`Unlock user`,
  verb: msg`Unlock…`,
  icon: IconLockOpen,
  tone: 'plain',
  permission: 'user.security.write',
  offeredWhen: ({ security }, now) => security !== undefined && isAhead(security.locked_until, now),
  fields: { reason: reason() },
  done: (name) => t`${name} is unlocked`,
  lost: msg`We do not know yet whether the user was unlocked. Steward is checking.`,
};
