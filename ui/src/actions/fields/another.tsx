import type { MessageDescriptor } from '@lingui/core';
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Sensitive } from '@/api/bindings';
import { lengthOf, tooLong } from '@/forms/Field';
import type { Target } from '../target';
import type { Field } from './field';
import { overlong } from './text';

type AnotherOptions = {
  label: MessageDescriptor;
  help?: MessageDescriptor;
  most: number;
  /** What it is now. */
  now(target: Target): string | null;
  /** The fact that it tells: who may not see it doesn't set it. */
  fact?: Sensitive;
};

/** A line that begins as what it is; sent where it becomes another, and null where it stays. */
export function another({ label, help, most, now, fact }: AnotherOptions): Field<string, string | null> {
  const unseen = ({ masked = [] }: Target) => fact !== undefined && masked.includes(fact);
  return {
    label,
    empty: (target) => now(target) ?? '',
    check: (line) => (lengthOf(line.trim()) > most ? overlong : null),
    send: (line, { target }) => (line.trim() === (now(target) ?? '') ? null : line.trim() || null),
    read: (line): ReactNode => line && <bdi>{line}</bdi>,
    Input: ({ value, problem, first, about: { say, target }, onChange }) =>
      unseen(target) ? null : (
        <TextInput
          data-autofocus={first || undefined}
          label={say.word(label)}
          description={help && say.word(help)}
          dir="auto"
          value={value}
          error={tooLong(value, most) ?? problem}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ),
  };
}
