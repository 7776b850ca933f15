import { msg, t } from '@lingui/core/macro';
import { IconEraser } from '@tabler/icons-react';
import { acknowledge } from './fields/acknowledge';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Deletes a deleted user for good, before their time is over; another admin approves it (DEL-3). */
export const hardDelete: ActionForm<'users.hard_delete'> = {
  title: msg`Delete user for good`,
  verb: msg`Delete for good…`,
  counted: msg`Delete 1 user for good`,
  icon: IconEraser,
  tone: 'grave',
  permission: 'user.hard_delete',
  forDeleted: true,
  offeredWhen: ({ status }) => status === 'deleted',
  fields: {
    reason: reason(),
    final_acknowledged: acknowledge({
      label: msg`I know that nothing brings this user back`,
      readAs: msg`Final`,
      on: msg`Known`,
    }),
  },
  done: (name) => t`${name} is being deleted for good`,
  lost: msg`We do not know yet whether this was asked for. Steward is checking.`,
  Note: () => t`The platform takes five steps after the approval; the user’s page shows how far it is.`,
};
