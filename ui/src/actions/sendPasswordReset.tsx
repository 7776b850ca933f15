import { msg, t } from '@lingui/core/macro';
import { IconSend } from '@tabler/icons-react';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Mails a link that a new password is set with; the one that there is works until then (PWD-1). */
export const sendPasswordReset: ActionForm<'users.password.send_reset'> = {
  title: msg`Send reset link`,
  verb: msg`Send reset link…`,
  icon: IconSend,
  tone: 'plain',
  permission: 'user.password.reset',
  light: true,
  offeredWhen: ({ email }) => email !== null,
  fields: { reason: reason() },
  done: (name) => t`${name} is mailed a link for a new password`,
  lost: msg`We do not know yet whether the link was sent. Steward is checking.`,
};
