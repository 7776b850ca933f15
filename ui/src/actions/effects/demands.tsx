import type { MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import {
  IconId,
  IconKey,
  IconLockPassword,
  IconMailCheck,
  IconMailForward,
  IconMessageCode,
  IconShieldLock,
  IconUnlink,
} from '@tabler/icons-react';
import type { LinkPurpose } from '@/api/bindings';
import type { EffectTable } from './words';

/** What following a link does. */
export const links: Record<LinkPurpose, MessageDescriptor> = {
  confirm_email: msg`New email`,
  verify_email: msg`Email verification`,
  set_password: msg`New password`,
  verify_phone: msg`Phone verification`,
};

/** What is asked of a user before everything is as it was. */
export const demands = {
  temporary_password: {
    icon: IconKey,
    label: () => t`Temporary password`,
    tone: 'plain',
    told: 'both',
    text: ({ until }, { dateTime }) => (
      <Trans>Takes the place of the present one. Expires {dateTime(until)}, if unused</Trans>
    ),
    past: ({ until }, { dateTime }) => t`temporary password until ${dateTime(until)}, if unused`,
  },
  password_change_required: {
    icon: IconLockPassword,
    label: () => t`Password`,
    tone: 'plain',
    told: 'both',
    text: () => <Trans>A new one is required at the next login</Trans>,
    past: () => t`new password required at the next login`,
  },
  two_factor_required: {
    icon: IconShieldLock,
    label: () => t`Two-factor`,
    tone: 'plain',
    told: 'both',
    text: () => <Trans>The user sets it up at the next login</Trans>,
    past: () => t`second factor required at the next login`,
  },
  verification_needed: {
    icon: IconMailCheck,
    label: () => t`Verification`,
    tone: 'plain',
    text: () => <Trans>An address must be verified at the next login</Trans>,
    past: () => t`verification of an address required`,
  },
  verification_sent: {
    icon: IconMessageCode,
    label: () => t`Verification`,
    tone: 'plain',
    text: ({ to, valid_until: until }, { dateTime }) => (
      <Trans>
        A link goes to <bdi dir="ltr">{to || t`the new number`}</bdi>, good until {dateTime(until)}
      </Trans>
    ),
    past: () => t`verification sent to the new number`,
  },
  link_sent: {
    icon: IconMailForward,
    label: () => t`Link`,
    tone: 'plain',
    told: 'both',
    text: ({ purpose, to, valid_until: until }, { dateTime, word }) => (
      <Trans>
        {word(links[purpose])}: goes to <bdi dir="ltr">{to}</bdi>, works once and until {dateTime(until)}
      </Trans>
    ),
    atOnce: () => t`link sent`,
    past: ({ purpose, to }, { word }) => t`${word(links[purpose])}: link sent to ${to}`,
  },
  link_ends: {
    icon: IconUnlink,
    label: () => t`Earlier link`,
    tone: 'plain',
    text: () => <Trans>Does not work any more</Trans>,
    past: () => t`earlier link ended`,
  },
  password_changed: {
    icon: IconLockPassword,
    label: () => t`Password`,
    tone: 'plain',
    text: () => <Trans>Is another one</Trans>,
    past: () => t`password changed`,
  },
  kyc_required: {
    icon: IconId,
    label: () => t`KYC`,
    tone: 'plain',
    text: () => <Trans>Must be approved again</Trans>,
    past: () => t`KYC required again`,
  },
} satisfies Partial<EffectTable>;
