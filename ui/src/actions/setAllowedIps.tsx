import { msg, t } from '@lingui/core/macro';
import { IconNetwork } from '@tabler/icons-react';
import { addresses } from './fields/addresses';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** From where a user may come in (EDT-6). */
export const setAllowedIps: ActionForm<'users.allowed_ips.set'> = {
  title: msg`Set allowed IP addresses`,
  verb: msg`Set allowed IP addresses…`,
  icon: IconNetwork,
  tone: 'plain',
  permission: 'user.access.write',
  // Whoever may not see them would put others in their place.
  offeredWhen: ({ masked = [] }) => !masked.includes('ip'),
  fields: {
    allowed_ips: addresses(),
    reason: reason(),
  },
  done: (name) => t`The allowed addresses of ${name} are set`,
  lost: msg`We do not know yet whether the addresses were set. Steward is checking.`,
};
