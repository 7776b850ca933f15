import { msg, t } from '@lingui/core/macro';
import { IconMailQuestion } from '@tabler/icons-react';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Mails the link once more that proves the address that the user has. */
export const sendEmailVerification: ActionForm<'users.email.send_verification'> = {
  title: msg`Send email verification`,
  verb: msg`Send email verification…`,
  icon: IconMailQuestion,
  tone: 'plain',
  permission: 'user.update',
  light: true,
  offeredWhen: ({ email, emailVerified }) => email !== null && emailVerified === false,
  fields: { reason: reason() },
  done: (name) => t`${name} is asked to confirm the email`,
  lost: msg`We do not know yet whether the link was sent. Steward is checking.`,
};
