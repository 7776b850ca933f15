import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

type TypedFilterProps = Omit<TextInputProps, 'value' | 'onChange'> & {
  value: string | undefined;
  /** What is wrong with a text that is not empty. */
  wrong?(text: string): string | null;
  onGive(value: string | undefined): void;
};

/** Asked for with Enter or when it is left; what is typed before that, or is wrong, stays as it is. */
export function TypedFilter({ value, wrong, onGive, ...look }: TypedFilterProps) {
  const [text, setText] = useState(value ?? '');
  const [given, setGiven] = useState(value);
  // "Clear filters" empties the field too.
  if (value !== given) {
    setGiven(value);
    setText(value ?? '');
  }
  const typed = text.trim();
  const error = typed === '' ? null : (wrong?.(typed) ?? null);

  function give() {
    const next = typed === '' ? undefined : typed;
    if (error !== null || next === value) return;
    setGiven(next);
    onGive(next);
  }
  return (
    <TextInput
      {...look}
      value={text}
      error={error}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={give}
      onKeyDown={(event) => event.key === 'Enter' && give()}
    />
  );
}
