import { msg } from '@lingui/core/macro';
import type { Flag as FlagCode } from '@/api/bindings';
import { Flag, flagLooks } from '@/components/Flag';
import type { Target } from '../target';
import { choice } from './choice';
import type { Field } from './field';

export const allFlags = Object.keys(flagLooks) as FlagCode[];

/** One of the flags that a user has or lacks. Where there is only one, it is chosen. */
export function flag(among: (target: Target) => FlagCode[]): Field<FlagCode | null, FlagCode> {
  return choice<FlagCode>({
    label: msg`Flag`,
    placeholder: msg`Choose a flag`,
    options: ({ target, say }) =>
      among(target).map((value) => ({ value, label: say.word(flagLooks[value].label) })),
    draw: (value) => <Flag flag={value} labelled />,
    start: (target) => {
      const [only, ...others] = among(target);
      return only && others.length === 0 ? only : null;
    },
  });
}
