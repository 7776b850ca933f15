import type { MessageDescriptor } from '@lingui/core';
import { Checkbox } from '@mantine/core';
import type { Module } from '@/api/bindings';
import type { Field } from './field';

type ToggleOptions = {
  label: MessageDescriptor;
  /** How it is read when it is on. */
  on: MessageDescriptor;
  /** Only on platforms that have it. */
  module?: Module;
};

/** Yes or no. */
export function toggle({ label, on, module }: ToggleOptions): Field<boolean, boolean> {
  return {
    label,
    empty: () => false,
    check: () => null,
    send: (checked) => checked,
    read: (checked, { say }) => (checked ? say.word(on) : null),
    Input: ({ value, about: { meta, say }, onChange }) =>
      module === undefined || meta.modules.includes(module) ? (
        <Checkbox
          label={say.word(label)}
          checked={value}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      ) : null,
  };
}
