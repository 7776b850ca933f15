import { msg, t } from '@lingui/core/macro';
import { IconKey } from '@tabler/icons-react';
import { labels, usePermissions as useKnown } from './fields/labels';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** What a user may do beside what their roles have (EDT-6, USR-11). */
export const changePermissions: ActionForm<'users.permissions.change'> = {
  title: msg`Change permissions`,
  verb: msg`Change permissions…`,
  icon: IconKey,
  tone: 'plain',
  permission: 'user.access.write',
  offeredWhen: ({ security }) => security !== undefined,
  on: ({ user_permissions: known }) => known.length > 0,
  fields: {
    grant: labels({
      label: msg`Grant`,
      useKnown,
      among: (code, { security }) => security?.permissions.includes(code) === false,
    }),
    withdraw: labels({
      label: msg`Withdraw`,
      useKnown,
      among: (code, { security }) => security?.permissions.includes(code) === true,
    }),
    reason: reason(),
  },
  done: (name) => t`The permissions of ${name} are changed`,
  lost: msg`We do not know yet whether the permissions were changed. Steward is checking.`,
};
