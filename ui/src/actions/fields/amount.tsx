import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { TextInput } from '@mantine/core';
import { Required } from '@/forms/Field';
import type { About, Field } from './field';
import { missing } from './text';

type AmountOptions = {
  label: MessageDescriptor;
  most: number;
  /** Why nothing may be taken, as the form stands; null where something may. */
  onlyGiven(about: About): MessageDescriptor | null;
};

/** An exact decimal: what is typed is sent as digits, and no number of the window's comes between. */
export function amount({ label, most, onlyGiven }: AmountOptions): Field<string, string> {
  const exact = (text: string) => {
    const written = text.trim().replace(',', '.').replace('−', '-');
    return /^-?\d{1,7}(\.\d{1,2})?$/.test(written) ? written : undefined;
  };
  const wrong = (written: string, about: About) => {
    if (/^-?0+(\.0+)?$/.test(written)) return msg`Give an amount other than zero.`;
    if (Math.abs(Number(written)) > most) return msg`This is more than one booking can move.`;
    return written.startsWith('-') ? onlyGiven(about) : null;
  };
  return {
    label,
    empty: () => '',
    check: (text, about) => {
      if (text.trim() === '') return missing;
      const written = exact(text);
      return written === undefined ? msg`Write an amount like 25.00.` : wrong(written, about);
    },
    send: exact,
    read: (written, { say }) => say.decimal(written),
    Input: ({ value, problem, first, about: { say }, onChange }) => (
      <TextInput
        data-autofocus={first || undefined}
        label={<Required>{say.word(label)}</Required>}
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        value={value}
        error={problem}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    ),
  };
}
