import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FilterMeta } from '@/api/bindings';
import { useErrorText } from '../query/errorText';
import { readValue } from '../query/values';
import type { EditorProps } from './FilterEditor';

/** Text, a number, a single instant: whatever is one line. */
export function TextEditor({
  filter,
  filters,
  vocabulary,
  onChange,
  onProblem,
}: EditorProps & { filter: FilterMeta }) {
  const errorText = useErrorText();
  const [typed, setTyped] = useState(filters[filter.filter] ?? '');

  function give(text: string) {
    setTyped(text);
    const reading = text.trim() === '' ? null : readValue(filter, text.trim(), vocabulary);
    onProblem(reading && !reading.ok ? errorText(reading.error) : null);
    onChange(reading?.ok ? { [filter.filter]: reading.value } : {});
  }

  return (
    <TextInput
      label={filter.label}
      value={typed}
      onChange={(event) => give(event.currentTarget.value)}
      inputMode={filter.kind === 'number' ? 'numeric' : undefined}
      placeholder={filter.kind === 'instant' ? '2024-01-31' : undefined}
      dir={filter.kind === 'text' ? 'auto' : 'ltr'}
      data-autofocus
    />
  );
}
