import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconMailForward } from '@tabler/icons-react';
import { ByTheirOwn } from './ByTheirOwn';
import { line, reason } from './fields/text';
import type { ActionForm } from './form';

/** Changes an address when the user follows a link that goes to the new one (EML-1). */
export const changeEmail: ActionForm<'users.email.change'> = {
  title: msg`Change email`,
  verb: msg`Change email…`,
  icon: IconMailForward,
  tone: 'plain',
  permission: 'user.update',
  offeredWhen: () => true,
  fields: {
    email: line({
      label: msg`New email`,
      help: msg`Gets a link. The old address stays in use until it is followed, and is told then.`,
      most: 254,
    }),
    reason: reason(),
  },
  done: (name) => t`${name} is asked to confirm the new email`,
  lost: msg`We do not know yet whether the link was sent. Steward is checking.`,
  Reading: ({ target }) => (
    <ByTheirOwn target={target} operations={['users.email.override']}>
      <Trans>Where nobody can follow a link:</Trans>
    </ByTheirOwn>
  ),
};
