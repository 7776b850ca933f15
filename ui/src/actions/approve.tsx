import { msg, t } from '@lingui/core/macro';
import { IconCheck } from '@tabler/icons-react';
import type { ActionForm } from './form';

/** Approves what another admin asked for, which is done at once (REA-1). */
export const approve: ActionForm<'approvals.approve'> = {
  title: msg`Approve request`,
  verb: msg`Approve…`,
  icon: IconCheck,
  tone: 'plain',
  permission: 'user.reactivate.approve',
  offeredWhen: ({ approval }) => approval?.may_decide === true,
  path: ({ approval }) => ({ approval_id: approval?.approval_id ?? '' }),
  fields: {},
  done: (name) => t`Approved and done: ${name}`,
  lost: msg`We do not know yet whether the request was approved. Steward is checking.`,
};
