import type { MessageDescriptor } from '@lingui/core';
import { Checkbox } from '@mantine/core';
import { Required } from '@/forms/Field';
import type { Field } from './field';
import { missing } from './text';

type AcknowledgeOptions = {
  label: MessageDescriptor;
  readAs: MessageDescriptor;
  /** How it is read once it is confirmed. */
  on: MessageDescriptor;
};

/** Something that must have been read before the action is done. */
export function acknowledge({ label, readAs, on }: AcknowledgeOptions): Field<boolean, boolean> {
  return {
    label,
    readAs,
    empty: () => false,
    check: (checked) => (checked ? null : missing),
    send: (checked) => checked,
    read: (checked, { say }) => (checked ? say.word(on) : null),
    Input: ({ value, problem, about: { say }, onChange }) => (
      <Checkbox
        label={<Required>{say.word(label)}</Required>}
        checked={value}
        error={problem}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    ),
  };
}
