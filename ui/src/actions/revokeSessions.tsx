import { msg, t } from '@lingui/core/macro';
import { IconLogout } from '@tabler/icons-react';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Signs somebody out everywhere (SES-1). */
export const revokeSessions: ActionForm<'users.sessions.revoke_all'> = {
  title: msg`Revoke all sessions`,
  verb: msg`Revoke all sessions…`,
  icon: IconLogout,
  tone: 'grave',
  permission: 'user.session.revoke',
  light: true,
  offeredWhen: ({ sessions, session }) => session === undefined && sessions !== 0,
  fields: { reason: reason() },
  done: (name) => t`${name} is signed out everywhere`,
  lost: msg`We do not know yet whether the sessions were revoked. Steward is checking.`,
  absent: { sessions_end: msg`No active sessions` },
};
