import { msg, t } from '@lingui/core/macro';
import { IconUser, IconX } from '@tabler/icons-react';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Rejects what another admin asked for: nothing is done (REA-1). */
export const reject: ActionForm<'approvals.reject'> = {
  title: msg`Reject request`,
  verb: msg`Reject…`,
  icon: IconX,
  tone: 'plain',
  permission: 'user.reactivate.approve',
  offeredWhen: ({ approval }) => approval?.may_decide === true,
  path: ({ approval }) => ({ approval_id: approval?.approval_id ?? '' }),
  fields: { reason: reason() },
  done: (name) => t`The request for ${name} is rejected`,
  lost: msg`We do not know yet whether the request was rejected. Steward is checking.`,
  stays: {
    title: msg`What stays`,
    lines: [
      { icon: IconUser, label: msg`User`, text: msg`As now. It can be asked for again, for a better reason` },
    ],
  },
};
