import { msg, t } from '@lingui/core/macro';
import { IconShieldLock } from '@tabler/icons-react';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** The user has to set up a second factor at the next login (USR-4). */
export const requireTwoFactor: ActionForm<'users.two_factor.require'> = {
  title: msg`Require two-factor`,
  verb: msg`Require two-factor…`,
  icon: IconShieldLock,
  tone: 'plain',
  permission: 'user.security.write',
  offeredWhen: ({ security }) =>
    security !== undefined && !security.two_factor && !security.two_factor_required,
  fields: { reason: reason() },
  done: (name) => t`${name} needs a second factor from the next login on`,
  lost: msg`We do not know yet whether two-factor is required now. Steward is checking.`,
};
