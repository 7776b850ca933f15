import { msg, t } from '@lingui/core/macro';
import { IconShieldOff } from '@tabler/icons-react';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** For somebody who lost the second factor (USR-4). */
export const disableTwoFactor: ActionForm<'users.two_factor.disable'> = {
  title: msg`Turn off two-factor`,
  verb: msg`Turn off two-factor…`,
  icon: IconShieldOff,
  tone: 'grave',
  permission: 'user.security.write',
  offeredWhen: ({ security }) =>
    security !== undefined && (security.two_factor || security.two_factor_required),
  fields: { reason: reason() },
  done: (name) => t`Two-factor of ${name} is off`,
  lost: msg`We do not know yet whether two-factor was turned off. Steward is checking.`,
};
