import { msg, t } from '@lingui/core/macro';
import { IconRefresh } from '@tabler/icons-react';
import type { ActionForm } from './form';

/** Tries a message anew that did not get through. */
export const sendAgain: ActionForm<'users.mail.send_again'> = {
  title: msg`Send again`,
  verb: msg`Send again…`,
  icon: IconRefresh,
  tone: 'plain',
  permission: 'outbox.resend',
  light: true,
  forDeleted: true,
  offeredWhen: ({ message }) =>
    message?.state === 'dead' || (message?.state === 'waiting' && message.tries > 0),
  path: ({ user_id, message }) => ({ user_id, mail_id: message?.mail_id ?? '' }),
  fields: {},
  done: (name) => t`The message to ${name} is tried again`,
  lost: msg`We do not know yet whether the message is tried again. Steward is checking.`,
};
