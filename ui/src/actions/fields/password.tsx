import type { MessageDescriptor } from '@lingui/core';
import { PasswordInput } from '@mantine/core';
import type { Field } from './field';

/** A password that may stay empty; then null is sent. */
export function password(label: MessageDescriptor, help: MessageDescriptor): Field<string, string | null> {
  return {
    label,
    secret: true,
    empty: () => '',
    // What it must look like is the platform's to say, and it does while one types.
    check: () => null,
    send: (typed = '') => typed || null,
    read: () => null,
    Input: ({ value, problem, about: { say }, onChange }) => (
      <PasswordInput
        label={say.word(label)}
        description={say.word(help)}
        value={value}
        error={problem}
        autoComplete="new-password"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    ),
  };
}
