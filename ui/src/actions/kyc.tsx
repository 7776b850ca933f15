import { msg, t } from '@lingui/core/macro';
import { IconId, IconIdOff } from '@tabler/icons-react';
import { day } from './fields/day';
import { reason } from './fields/text';
import type { ActionForm } from './form';
import type { Target } from './target';

const waits = ({ kyc }: Target) => kyc === 'pending';

/** Approves the identity check of a user whose documents were looked at (USR-3). */
export const approveKyc: ActionForm<'users.kyc.approve'> = {
  title: msg`Approve KYC`,
  verb: msg`Approve KYC…`,
  icon: IconId,
  tone: 'plain',
  permission: 'user.kyc.review',
  module: 'kyc',
  offeredWhen: waits,
  fields: {
    expires_on: day({
      label: msg`Expires on`,
      help: msg`The last day that the document is good for.`,
      blank: msg`Does not expire`,
    }),
    reason: reason(),
  },
  done: (name) => t`KYC of ${name} is approved`,
  lost: msg`We do not know yet whether KYC was approved. Steward is checking.`,
};

/** Rejects it, with the reason (USR-3). */
export const rejectKyc: ActionForm<'users.kyc.reject'> = {
  title: msg`Reject KYC`,
  verb: msg`Reject KYC…`,
  icon: IconIdOff,
  tone: 'grave',
  permission: 'user.kyc.review',
  module: 'kyc',
  offeredWhen: waits,
  fields: { reason: reason() },
  done: (name) => t`KYC of ${name} is rejected`,
  lost: msg`We do not know yet whether KYC was rejected. Steward is checking.`,
};
