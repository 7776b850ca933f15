import { msg, t } from '@lingui/core/macro';
import { IconLockPassword } from '@tabler/icons-react';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** A new password at the next login; until then the user keeps access (PWD-2). */
export const forcePasswordReset: ActionForm<'users.password.force_reset'> = {
  title: msg`Force password reset`,
  verb: msg`Force password reset…`,
  icon: IconLockPassword,
  tone: 'plain',
  permission: 'user.password.reset',
  light: true,
  offeredWhen: ({ security }) => security?.password_change_required !== true,
  fields: { reason: reason() },
  done: (name) => t`${name} needs a new password at the next login`,
  lost: msg`We do not know yet whether the reset was forced. Steward is checking.`,
};
