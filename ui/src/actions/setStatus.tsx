import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconToggleLeft } from '@tabler/icons-react';
import type { UserStatus } from '@/api/bindings';
import { StatusBadge } from '@/components/StatusBadge';
import { ByTheirOwn } from './ByTheirOwn';
import { choice } from './fields/choice';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Those with which nothing else goes. */
export const byHand: UserStatus[] = ['active', 'inactive', 'pending_verification'];

/** Says what a user's status is, where nothing else goes with it (EDT-4). */
export const setStatus: ActionForm<'users.status.set'> = {
  title: msg`Change status`,
  verb: msg`Change status…`,
  icon: IconToggleLeft,
  tone: 'plain',
  permission: 'user.update',
  offeredWhen: ({ status }) => status !== undefined && byHand.includes(status),
  fields: {
    status: choice<UserStatus>({
      label: msg`Status`,
      placeholder: msg`Choose a status`,
      options: ({ meta, target, say }) =>
        meta.statuses
          .map(({ status }) => status)
          .filter((status) => byHand.includes(status) && status !== target.status)
          .map((value) => ({ value, label: say.status(value) })),
      draw: (value) => <StatusBadge status={value} />,
      start: ({ becomes }) => becomes ?? null,
    }),
    reason: reason(),
  },
  done: (name) => t`The status of ${name} is changed`,
  lost: msg`We do not know yet whether the status was changed. Steward is checking.`,
  // The statuses that come with more than a word.
  Reading: ({ target }) => (
    <ByTheirOwn target={target} operations={['users.suspend', 'users.delete']}>
      <Trans>Suspending and deleting do more than that:</Trans>
    </ByTheirOwn>
  ),
};
