import type { MessageDescriptor } from '@lingui/core';
import { Checkbox } from '@mantine/core';
import { Required } from '@/forms/Field';
import type { About, Field } from './field';
import { missing } from './text';

type AcknowledgeOptions = {
  label: MessageDescriptor;
  /** Its name on the review, and what stands beside it there, where the label is too long for that. */
  readAs?: MessageDescriptor;
  on?: MessageDescriptor;
  /** Whether there is something to acknowledge, as the form stands; always when absent. */
  asked?: (about: About) => boolean;
};

/** Something that must have been read before the action is done. */
export function acknowledge({
  label,
  readAs = label,
  on = label,
  asked = () => true,
}: AcknowledgeOptions): Field<boolean, boolean> {
  return {
    label,
    readAs,
    empty: () => false,
    check: (checked, about) => (asked(about) && !checked ? missing : null),
    send: (checked, about) => asked(about) && checked,
    read: (checked, { say }) => (checked ? say.word(on) : null),
    Input: ({ value, problem, about, onChange }) =>
      asked(about) ? (
        <Checkbox
          label={<Required>{about.say.word(label)}</Required>}
          checked={value}
          error={problem}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      ) : null,
  };
}
