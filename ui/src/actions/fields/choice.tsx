import type { MessageDescriptor } from '@lingui/core';
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { Code, Required } from '@/forms/Field';
import type { Target } from '../target';
import type { About, Field } from './field';
import classes from './fields.module.css';
import { missing } from './text';

type Option<Value> = { value: Value; label: string };

type Options<Value> = (about: Pick<About, 'meta' | 'target' | 'say'>) => Option<Value>[];

/** All codes of a set. */
export function worded<Value extends string>(words: Record<Value, MessageDescriptor>): Options<Value> {
  const all = Object.entries<MessageDescriptor>(words) as [Value, MessageDescriptor][];
  return ({ say }) => all.map(([value, word]) => ({ value, label: say.word(word) }));
}

type ChoiceOptions<Value> = {
  label: MessageDescriptor;
  readAs?: MessageDescriptor;
  placeholder?: MessageDescriptor;
  options: Options<Value>;
  /** Codes that people know stand before their words. */
  coded?: true;
  /** How one looks; its label, when absent. */
  draw?(value: Value): ReactNode;
  /** What is chosen to begin with. */
  start?(target: Target): Value | null;
  /** What the plan is asked with as long as nothing is chosen; without it, nothing is asked until then. */
  meanwhile?: Value;
};

/** One of several. */
export function choice<Value extends string>({
  label,
  readAs,
  placeholder,
  options,
  coded,
  draw,
  start,
  meanwhile,
}: ChoiceOptions<Value>): Field<Value | null, Value> {
  const drawn = (value: Value, word: string) =>
    draw?.(value) ?? (
      <span className={classes.option}>
        {coded && <Code>{value}</Code>} {word}
      </span>
    );
  const wordOf = (value: Value, about: About) =>
    options(about).find((option) => option.value === value)?.label ?? value;
  return {
    label,
    readAs,
    empty: (target) => start?.(target) ?? null,
    // What was chosen may be gone since: a flag that somebody else has set.
    check: (value, about) => (options(about).some((option) => option.value === value) ? null : missing),
    send: (value) => value ?? meanwhile,
    read: (value, about) => drawn(value, wordOf(value, about)),
    Input: ({ value, problem, first, about, onChange }) => (
      <Select
        label={<Required>{about.say.word(label)}</Required>}
        placeholder={placeholder && about.say.word(placeholder)}
        data={options(about)}
        value={value}
        error={problem}
        data-autofocus={first || undefined}
        leftSection={coded && value && <Code>{value}</Code>}
        leftSectionWidth={coded && value ? value.length * 6.7 + 26 : undefined}
        comboboxProps={{ zIndex: 300 }}
        renderOption={({ option }) => drawn(option.value as Value, option.label)}
        onChange={(code) => {
          const chosen = options(about).find((option) => option.value === code);
          if (chosen) onChange(chosen.value);
        }}
      />
    ),
  };
}
