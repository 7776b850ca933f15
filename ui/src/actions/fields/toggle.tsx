import type { MessageDescriptor } from '@lingui/core';
import { Checkbox } from '@mantine/core';
import type { Module } from '@/api/bindings';
import type { About, Field } from './field';

type ToggleOptions = {
  label: MessageDescriptor;
  /** How it is read when it is on. */
  on: MessageDescriptor;
  /** Only on platforms that have it. */
  module?: Module;
  /** Whether there is something to say yes to, as the form stands; always when absent. */
  asked?: (about: About) => boolean;
  start?: true;
};

/** Yes or no. */
export function toggle({
  label,
  on,
  module,
  asked = () => true,
  start,
}: ToggleOptions): Field<boolean, boolean> {
  return {
    label,
    empty: () => start === true,
    check: () => null,
    send: (checked, about) => checked && asked(about),
    read: (checked, { say }) => (checked ? say.word(on) : null),
    Input: ({ value, problem, about, onChange }) =>
      asked(about) && (module === undefined || about.meta.modules.includes(module)) ? (
        <Checkbox
          label={about.say.word(label)}
          checked={value}
          error={problem}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      ) : null,
  };
}
