import { msg, t } from '@lingui/core/macro';
import { IconApiOff } from '@tabler/icons-react';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Revokes one API token: the program that comes with it is out (USR-11). */
export const revokeToken: ActionForm<'users.tokens.revoke'> = {
  title: msg`Revoke API token`,
  verb: msg`Revoke…`,
  icon: IconApiOff,
  tone: 'grave',
  permission: 'user.access.write',
  offeredWhen: ({ token }) => token !== undefined,
  path: ({ user_id, token }) => ({ user_id, token_id: token?.token_id ?? '' }),
  fields: { reason: reason() },
  done: (name) => t`An API token of ${name} is revoked`,
  lost: msg`We do not know yet whether the token was revoked. Steward is checking.`,
  words: {
    tokens_revoked: {
      label: () => t`API token`,
      text: () => t`This one is refused from its next request on. It does not come back`,
    },
  },
};
