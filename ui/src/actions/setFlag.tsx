import { msg, t } from '@lingui/core/macro';
import { IconFlagPlus } from '@tabler/icons-react';
import { allFlags, flag } from './fields/flag';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Marks a user for everybody who looks (FLG-1). */
export const setFlag: ActionForm<'users.flags.set'> = {
  title: msg`Add flag`,
  verb: msg`Add flag…`,
  icon: IconFlagPlus,
  tone: 'plain',
  key: 'F',
  permission: 'user.flag.write',
  light: true,
  offeredWhen: ({ flags = [] }) => flags.length < allFlags.length,
  fields: {
    flag: flag(({ flags = [] }) => allFlags.filter((one) => !flags.includes(one))),
    reason: reason(),
  },
  done: (name) => t`The flag of ${name} is set`,
  lost: msg`We do not know yet whether the flag was set. Steward is checking.`,
};
