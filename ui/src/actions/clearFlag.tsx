import { msg, t } from '@lingui/core/macro';
import { IconFlagOff } from '@tabler/icons-react';
import { flag } from './fields/flag';
import { text } from './fields/text';
import type { ActionForm } from './form';

/** Takes a flag away again (FLG-1). */
export const clearFlag: ActionForm<'users.flags.clear'> = {
  title: msg`Remove flag`,
  verb: msg`Remove flag…`,
  icon: IconFlagOff,
  tone: 'plain',
  permission: 'user.flag.write',
  light: true,
  offeredWhen: ({ flags = [] }) => flags.length > 0,
  fields: { flag: flag(({ flags = [] }) => flags), reason: text({ label: msg`Reason`, most: 2000 }) },
  done: (name) => t`The flag of ${name} is removed`,
  lost: msg`We do not know yet whether the flag was removed. Steward is checking.`,
};
