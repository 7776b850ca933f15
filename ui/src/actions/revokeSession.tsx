import { msg, t } from '@lingui/core/macro';
import { IconLogout } from '@tabler/icons-react';
import type { ActionForm } from './form';

/** Ends one session; the user's next request from it fails (SES-1). */
export const revokeSession: ActionForm<'users.sessions.revoke'> = {
  title: msg`Revoke session`,
  verb: msg`Revoke…`,
  icon: IconLogout,
  tone: 'plain',
  permission: 'user.session.revoke',
  light: true,
  offeredWhen: ({ session }) => session?.active === true,
  path: ({ user_id, session }) => ({ user_id, session_id: session?.session_id ?? '' }),
  fields: {},
  done: (name) => t`A session of ${name} is revoked`,
  lost: msg`We do not know yet whether the session was revoked. Steward is checking.`,
  words: {
    sessions_end: {
      label: () => t`Session`,
      text: () => t`This one ends at once; its next request fails`,
    },
  },
};
