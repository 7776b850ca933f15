import type { MessageDescriptor } from '@lingui/core';
import { Checkbox } from '@mantine/core';
import type { About, Field } from './field';
import { missing } from './text';

type AcknowledgeOptions = {
  label: MessageDescriptor;
  /** Whether there is something to acknowledge, as the form stands. */
  asked(about: About): boolean;
};

/** Something that has to be read and confirmed before the form goes on. */
export function acknowledge({ label, asked }: AcknowledgeOptions): Field<boolean, boolean> {
  return {
    label,
    empty: () => false,
    check: (checked, about) => (asked(about) && !checked ? missing : null),
    send: (checked, about) => asked(about) && checked,
    read: (checked, { say }) => (checked ? say.word(label) : null),
    Input: ({ value, problem, about, onChange }) =>
      asked(about) ? (
        <Checkbox
          label={about.say.word(label)}
          checked={value}
          error={problem}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      ) : null,
  };
}
