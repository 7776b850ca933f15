import { msg, t } from '@lingui/core/macro';
import { IconKey } from '@tabler/icons-react';
import { another } from './fields/another';
import { password } from './fields/password';
import { reason } from './fields/text';
import { toggle } from './fields/toggle';
import type { ActionForm } from './form';

/** Sets what a user logs in with, without their doing (EDT-3). */
export const setCredentials: ActionForm<'users.credentials.set'> = {
  title: msg`Set credentials`,
  verb: msg`Set credentials…`,
  icon: IconKey,
  tone: 'plain',
  permission: 'user.update',
  offeredWhen: () => true,
  fields: {
    email: another({
      label: msg`Email`,
      help: msg`Counts as verified at once. Needs admin.user.email.override.`,
      most: 254,
      now: ({ email }) => email,
    }),
    phone: another({
      label: msg`Phone`,
      most: 40,
      now: ({ profile }) => profile?.phone ?? null,
      fact: 'phone',
    }),
    username: another({ label: msg`Username`, most: 40, now: ({ profile }) => profile?.username ?? null }),
    password: password(
      msg`New password`,
      msg`12 or more characters; empty to leave it. Needs user.password.temporary.`,
    ),
    end_sessions: toggle({ label: msg`End all sessions`, on: msg`All end`, start: true }),
    reason: reason(),
  },
  done: (name) => t`The credentials of ${name} are set`,
  lost: msg`We do not know yet whether the credentials were set. Steward is checking.`,
  words: { password_changed: { text: () => t`As typed` } },
};
