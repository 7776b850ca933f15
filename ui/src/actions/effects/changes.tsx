import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural, t } from '@lingui/core/macro';
import { IconArrowRight } from '@tabler/icons-react';
import type { Effect, KycStatus, UserStatus } from '@/api/bindings';
import { DiffValue } from '@/components/DiffValue';
import { kycLooks } from '@/components/KycBadge';
import { statusLooks } from '@/components/StatusBadge';
import type { Say } from '../say';
import type { EffectOf, Words } from './words';

type ChangedField = {
  label: MessageDescriptor;
  none: MessageDescriptor;
  write(value: string, say: Say): string;
  /** What comes of it; null where nothing does. */
  follows?(all: Effect[]): string | null;
};

/** A text that is read as it is. */
function plain(label: MessageDescriptor): ChangedField {
  return { label, none: msg`Not set`, write: (value) => value };
}

function yesOrNo(label: MessageDescriptor): ChangedField {
  return { label, none: msg`No`, write: (value, say) => say.word(value === 'yes' ? msg`Yes` : msg`No`) };
}

const has = (all: Effect[], kind: Effect['kind']) => all.some((effect) => effect.kind === kind);

/** The fields of a record that actions change, and how their values read. */
const fields: Record<string, ChangedField> = {
  status: {
    label: msg`Status`,
    none: msg`None`,
    write: (value, say) => (isStatus(value) ? say.status(value) : value),
  },
  kyc_status: {
    label: msg`KYC`,
    none: msg`None`,
    write: (value, say) => (isKyc(value) ? say.word(kycLooks[value].label) : value),
  },
  two_factor: {
    label: msg`Two-factor`,
    none: msg`Off`,
    write: (value, say) => say.word(value === 'on' ? msg`On` : msg`Off`),
  },
  two_factor_required: {
    label: msg`Second factor at the next login`,
    none: msg`Not required`,
    write: (value, say) => say.word(value === 'on' ? msg`Required` : msg`Not required`),
  },
  locked_until: {
    label: msg`Account lock`,
    none: msg`Not locked`,
    write: (value, say) => t`Locked until ${say.dateTime(value)}`,
  },
  name: plain(msg`Name`),
  user_types: plain(msg`Type`),
  roles: plain(msg`Roles`),
  first_name: plain(msg`First name`),
  last_name: plain(msg`Last name`),
  username: plain(msg`Username`),
  unique_id: plain(msg`Unique ID`),
  email: plain(msg`Email`),
  email_verified: yesOrNo(msg`Email verified`),
  phone: {
    ...plain(msg`Phone`),
    follows: (all) =>
      has(all, 'verification_sent') ? t`Becomes unverified. A link is sent to the new number.` : null,
  },
  phone_extension: plain(msg`Extension`),
  phone_verified: yesOrNo(msg`Phone verified`),
  address: {
    ...plain(msg`Address`),
    follows: (all) => {
      const kept = all.find((effect) => effect.kind === 'shipments_kept');
      const open = kept?.open ?? 0;
      return open > 0
        ? plural(open, {
            one: 'May affect shipping: # open order still goes to the old address.',
            other: 'May affect shipping: # open orders still go to the old address.',
          })
        : null;
    },
  },
  date_of_birth: {
    label: msg`Date of birth`,
    none: msg`Not set`,
    write: (value, say) => (/^\d{4}-\d\d-\d\d$/.test(value) ? say.day(value) : value),
    follows: (all) => (has(all, 'kyc_required') ? t`KYC goes back to pending.` : null),
  },
  preferred_language: {
    label: msg`Interface language`,
    none: msg`Not set`,
    write: (value, say) => say.language(value) ?? value,
  },
  allowed_ips: { label: msg`Allowed IP addresses`, none: msg`Any address`, write: (value) => value },
  password_usable: yesOrNo(msg`Password sign-in`),
  failed_logins: { label: msg`Failed logins`, none: msg`None`, write: (value, say) => say.decimal(value) },
};

function isStatus(value: string): value is UserStatus {
  return Object.hasOwn(statusLooks, value);
}

function isKyc(value: string): value is KycStatus {
  return Object.hasOwn(kycLooks, value);
}

/** A field that nobody here knows stays readable: `some_field` is Some field. */
function labelOf(field: string): string {
  const known = fields[field];
  return known
    ? i18n._(known.label)
    : field.replaceAll('_', ' ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** A value of a field, as it reads. */
export function written(field: string, value: string | null, say: Say): string {
  const known = fields[field];
  if (value === null) return say.word(known?.none ?? msg`None`);
  return known ? known.write(value, say) : value;
}

export function ends({ field, old, new: next }: EffectOf<'changes'>, say: Say) {
  return { before: written(field, old, say), after: written(field, next, say) };
}

/** What comes of another value of a field; null where nothing does. */
export function followsFrom(field: string, all: Effect[]): string | null {
  return fields[field]?.follows?.(all) ?? null;
}

/** A field of the record gets another value. */
export const changes: Words<EffectOf<'changes'>> = {
  icon: IconArrowRight,
  label: ({ field }) => labelOf(field),
  tone: 'plain',
  text: (effect, say) => <DiffValue {...ends(effect, say)} />,
  change: (effect, say, all) => ({
    ...ends(effect, say),
    follows: followsFrom(effect.field, all) ?? t`At once`,
  }),
  past: (effect, say) => t`${ends(effect, say).before} → ${ends(effect, say).after}`,
};
