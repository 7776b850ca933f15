import '@mantine/dates/styles.layer.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Slider } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { AuditEntry } from '@/api/bindings';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { toInstant, toWall } from '@/forms/wallTime';
import classes from './History.module.css';

type AsOfBarProps = {
  /** The moment that is looked at; null for now. */
  at: string | null;
  /** Those that are known, newest first. */
  changes: AuditEntry[];
  /** When the user was registered. */
  from: string;
  onChange(at: string | null): void;
};

/** Which moment is looked at: a date and a slider that are one control, and from one change to the next. */
export function AsOfBar({ at, changes, from, onChange }: AsOfBarProps) {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const now = useNow();
  const { before, after } = neighbours(changes, at);
  const choose = (moment: string | null) => onChange(moment && clamped(moment, from, now));
  return (
    <div className={classes.bar} role="group" aria-label={t`Moment`}>
      <DateTimePicker
        label={t`As of`}
        placeholder={t`Now`}
        value={at && toWall(at, timeZone)}
        minDate={toWall(from, timeZone)}
        maxDate={toWall(now, timeZone)}
        valueFormat="D MMM YYYY, HH:mm"
        leftSection={<IconCalendar size={14} stroke={1.6} />}
        w={196}
        popoverProps={{ zIndex: 300 }}
        timePickerProps={{ hoursInputLabel: t`Hour`, minutesInputLabel: t`Minute` }}
        submitButtonProps={{ 'aria-label': t`Use this time` }}
        onChange={(wall) => choose(wall && toInstant(wall, timeZone))}
      />
      <ActionIcon
        aria-label={t`Change before`}
        disabled={before === undefined}
        // A change that is known has been, however long ago this page looked at its clock.
        onClick={() => before && onChange(later(justBefore(before.at), from))}
      >
        <IconChevronLeft size={16} stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        aria-label={t`Change after`}
        disabled={after === undefined}
        onClick={() => after && onChange(after === changes[0] ? null : after.at)}
      >
        <IconChevronRight size={16} stroke={1.6} />
      </ActionIcon>
      <Moments at={at} changes={changes} from={from} now={now} onChange={choose} />
      <Button size="xs" disabled={at === null} onClick={() => onChange(null)}>
        <Trans>Now</Trans>
      </Button>
    </div>
  );
}

type MomentsProps = AsOfBarProps & { now: Date };

/** From the user's first day to now, with a mark at each change. */
function Moments({ at, changes, from, now, onChange }: MomentsProps) {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  const first = Date.parse(from);
  const last = now.getTime();
  const [value, setValue] = useState(last);
  useEffect(() => setValue(at === null ? last : Date.parse(at)), [at, last]);
  return (
    <Slider
      className={classes.slider}
      size="xs"
      thumbLabel={t`As of`}
      min={first}
      max={Math.max(last, first + 1)}
      step={60_000}
      value={value}
      label={(moment) => dateTime(new Date(moment))}
      marks={changes.map((change) => ({ value: Date.parse(change.at) }))}
      onChange={setValue}
      onChangeEnd={(moment) => onChange(moment >= last ? null : new Date(moment).toISOString())}
    />
  );
}

/** The changes around a moment: the last one that is in the record then, and the first that isn't. */
function neighbours(changes: AuditEntry[], at: string | null) {
  const moment = at === null ? Number.POSITIVE_INFINITY : Date.parse(at);
  const stands = changes.findIndex((change) => Date.parse(change.at) <= moment);
  const before = changes[stands];
  return { before, after: stands === -1 ? changes.at(-1) : changes[stands - 1] };
}

function justBefore(at: string): string {
  return new Date(Date.parse(at) - 1).toISOString();
}

/** The platform knows nothing of before the user, and nothing of what is to come. */
function clamped(at: string, from: string, now: Date): string | null {
  const moment = later(at, from);
  return Date.parse(moment) >= now.getTime() ? null : moment;
}

function later(one: string, other: string): string {
  return new Date(Math.max(Date.parse(one), Date.parse(other))).toISOString();
}
