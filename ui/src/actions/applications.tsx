import { msg, t } from '@lingui/core/macro';
import { IconUserCheck, IconUserX } from '@tabler/icons-react';
import { reason, text } from './fields/text';
import type { ActionForm } from './form';
import type { Target } from './target';

const waits = ({ status }: Target) => status === 'pending_verification';

/** Lets a new account in after somebody looked at it (APR-1). */
export const approveUser: ActionForm<'users.approve'> = {
  title: msg`Approve account`,
  verb: msg`Approve account…`,
  icon: IconUserCheck,
  tone: 'plain',
  permission: 'user.approve',
  module: 'approvals',
  offeredWhen: waits,
  fields: {},
  done: (name) => t`The account of ${name} is approved`,
  lost: msg`We do not know yet whether the account was approved. Steward is checking.`,
};

/** Turns it away, with the reason (APR-1). */
export const rejectUser: ActionForm<'users.reject'> = {
  title: msg`Reject account`,
  verb: msg`Reject account…`,
  icon: IconUserX,
  tone: 'grave',
  permission: 'user.approve',
  module: 'approvals',
  offeredWhen: waits,
  fields: {
    reason: reason(),
    message: text({
      label: msg`Written to the applicant`,
      readAs: msg`Written to the applicant`,
      most: 500,
      blank: msg`Only the default message`,
    }),
  },
  done: (name) => t`The account of ${name} is rejected`,
  lost: msg`We do not know yet whether the account was rejected. Steward is checking.`,
};
