import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { PasswordInput } from '@mantine/core';
import { lengthOf } from '@/forms/Field';
import type { Field } from './field';

const [least, most] = [12, 256];

/** A password that may stay empty; then null is sent. */
export function password(label: MessageDescriptor, help: MessageDescriptor): Field<string, string | null> {
  return {
    label,
    secret: true,
    empty: () => '',
    check: (typed = '') =>
      typed === '' || (lengthOf(typed) >= least && lengthOf(typed) <= most)
        ? null
        : msg`12 to 256 characters.`,
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
