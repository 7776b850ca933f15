import { msg, t } from '@lingui/core/macro';
import { IconEye, IconKey } from '@tabler/icons-react';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** A password that the platform makes, shown once in a window of its own (PWD-3). */
export const setTemporaryPassword: ActionForm<'users.password.temporary'> = {
  title: msg`Generate temporary password`,
  verb: msg`Generate temporary password…`,
  icon: IconKey,
  tone: 'plain',
  permission: 'user.password.temporary',
  offeredWhen: ({ status }) => status !== 'suspended' && status !== 'inactive',
  fields: { reason: reason() },
  done: (name) => t`${name} has a temporary password`,
  lost: msg`We do not know yet whether the password was made. Steward is checking.`,
  stays: {
    title: msg`How you get it`,
    lines: [
      {
        icon: IconEye,
        label: msg`Shown once`,
        text: msg`In a window of its own, and gone when you close it. Pass it on by a safe way`,
      },
    ],
  },
};
