import { msg, t } from '@lingui/core/macro';
import { IconMailCog } from '@tabler/icons-react';
import { line, reason } from './fields/text';
import type { ActionForm } from './form';

/** Changes an address at once, without asking anybody to prove it (EML-2). */
export const overrideEmail: ActionForm<'users.email.override'> = {
  title: msg`Change email and bypass verification`,
  verb: msg`Change email and bypass verification…`,
  icon: IconMailCog,
  tone: 'plain',
  permission: 'admin.user.email.override',
  offeredWhen: () => true,
  fields: {
    email: line({
      label: msg`New email`,
      help: msg`Takes effect at once and counts as verified. Both addresses are told.`,
      most: 254,
    }),
    reason: reason(),
  },
  done: (name) => t`The email of ${name} is changed`,
  lost: msg`We do not know yet whether the email was changed. Steward is checking.`,
};
