import '@mantine/dates/styles.layer.css';
import { useLingui } from '@lingui/react/macro';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useFormat } from '@/format/useFormat';
import { toInstant, toWall } from '@/forms/wallTime';

type Between = { after?: string | null; before?: string | null };
type DaysProps<T extends Between> = { days: T; onChange(days: T): void };

/** From a day to a day: whole days of the admin's zone, the last one included. */
export function Days<T extends Between>({ days, onChange }: DaysProps<T>) {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const dayOf = (at: string | null | undefined) => (at ? toWall(at, timeZone).slice(0, 10) : null);
  const instantOf = (day: string | null, time: string) => day && toInstant(`${day} ${time}`, timeZone);
  const look = {
    placeholder: t`Any day`,
    valueFormat: 'D MMM YYYY',
    clearable: true,
    w: 150,
    leftSection: <IconCalendar size={14} stroke={1.6} />,
  };
  return (
    <>
      <DatePickerInput
        {...look}
        label={t`From`}
        value={dayOf(days.after)}
        onChange={(day) => onChange({ ...days, after: instantOf(day, '00:00:00') })}
      />
      <DatePickerInput
        {...look}
        label={t`To`}
        value={dayOf(days.before)}
        onChange={(day) => onChange({ ...days, before: instantOf(day, '23:59:59') })}
      />
    </>
  );
}
