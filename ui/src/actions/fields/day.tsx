import '@mantine/dates/styles.layer.css';
import type { MessageDescriptor } from '@lingui/core';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { toWall } from '@/forms/wallTime';
import type { Field } from './field';

type DayOptions = {
  label: MessageDescriptor;
  help: MessageDescriptor;
  /** What is seen and read where there is none. */
  blank: MessageDescriptor;
};

/** A day to come, or none. */
export function day({ label, help, blank }: DayOptions): Field<string | null, string | null> {
  return {
    label,
    empty: () => null,
    check: () => null,
    send: (chosen) => chosen,
    read: (chosen, { say }) => (chosen === null ? say.word(blank) : say.date(chosen)),
    Input: ({ value, problem, first, about: { say, now, timeZone }, onChange }) => (
      <DatePickerInput
        data-autofocus={first || undefined}
        label={say.word(label)}
        description={say.word(help)}
        placeholder={say.word(blank)}
        value={value}
        minDate={toWall(now, timeZone).slice(0, 10)}
        valueFormat="D MMM YYYY"
        clearable
        leftSection={<IconCalendar size={14} stroke={1.6} />}
        popoverProps={{ zIndex: 300 }}
        error={problem}
        onChange={onChange}
      />
    ),
  };
}
