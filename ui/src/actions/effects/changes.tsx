import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { IconArrowRight } from '@tabler/icons-react';
import type { UserStatus } from '@/api/bindings';
import { DiffValue } from '@/components/DiffValue';
import { statusLooks } from '@/components/StatusBadge';
import type { Say } from '../say';
import type { EffectOf, Words } from './words';

type ChangedField = {
  label: MessageDescriptor;
  none: MessageDescriptor;
  write(value: string, say: Say): string;
};

/** The fields of a record that actions change, and how their values read. */
const fields: Record<string, ChangedField> = {
  status: {
    label: msg`Status`,
    none: msg`None`,
    write: (value, say) => (isStatus(value) ? say.status(value) : value),
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
  failed_logins: { label: msg`Failed logins`, none: msg`None`, write: (value, say) => say.decimal(value) },
};

function isStatus(value: string): value is UserStatus {
  return Object.hasOwn(statusLooks, value);
}

/** A field that nobody here knows stays readable: `some_field` is Some field. */
function labelOf(field: string): string {
  const known = fields[field];
  return known
    ? i18n._(known.label)
    : field.replaceAll('_', ' ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function written(field: string, value: string | null, say: Say): string {
  const known = fields[field];
  if (value === null) return say.word(known?.none ?? msg`None`);
  return known ? known.write(value, say) : value;
}

export function ends({ field, old, new: next }: EffectOf<'changes'>, say: Say) {
  return { before: written(field, old, say), after: written(field, next, say) };
}

/** A field of the record gets another value. */
export const changes: Words<EffectOf<'changes'>> = {
  icon: IconArrowRight,
  label: ({ field }) => labelOf(field),
  tone: 'plain',
  text: (effect, say) => <DiffValue {...ends(effect, say)} />,
  change: (effect, say) => ({ ...ends(effect, say), follows: t`At once` }),
  past: (effect, say) => t`${ends(effect, say).before} → ${ends(effect, say).after}`,
};
