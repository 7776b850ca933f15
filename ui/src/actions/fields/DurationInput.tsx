import '@mantine/dates/styles.layer.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Radio } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { Required } from '@/forms/Field';
import { toInstant, toWall, wallTimeIn } from '@/forms/wallTime';
import type { About, InputProps } from './field';
import classes from './fields.module.css';

/** What a clock in the admin's zone shows at the end: `2026-12-01 09:00:00`. */
export type Duration = { duration: 'temporary' | 'indefinite' | null; wall: string | null };

const untilFormat = 'D MMM YYYY, HH:mm';

/** What a temporary suspension starts from: two weeks, in the morning. */
const usualDays = 14;
const usualHour = 9;

/** Until when: a moment in the admin's zone, which is named, or until someone lifts it. */
export function DurationInput({
  value,
  problem,
  about,
  mayEnd,
  onChange,
}: InputProps<Duration> & { mayEnd: boolean }) {
  const { t } = useLingui();
  const { now, timeZone } = about;
  const { duration, wall } = value;
  const ends = duration === 'temporary' && mayEnd;

  function choose(next: string) {
    if (next === 'indefinite') onChange({ ...value, duration: 'indefinite' });
    else onChange({ duration: 'temporary', wall: wall ?? wallTimeIn(usualDays, usualHour, now, timeZone) });
  }
  return (
    <Radio.Group
      label={<Required>{t`Duration`}</Required>}
      value={duration}
      onChange={choose}
      error={ends ? undefined : problem}
    >
      <div className={classes.options}>
        <div className={classes.row}>
          <Radio
            value="temporary"
            label={t`Temporary, until`}
            disabled={!mayEnd}
            description={mayEnd ? undefined : t`Not for this reason: another administrator has to lift it`}
          />
          <DateTimePicker
            // What is seen on the button is a part of its name.
            aria-label={
              wall === null ? t`Suspended until` : t`Suspended until ${dayjs(wall).format(untilFormat)}`
            }
            value={wall}
            minDate={toWall(now, timeZone)}
            valueFormat={untilFormat}
            leftSection={<IconCalendar size={14} stroke={1.6} />}
            disabled={!ends}
            error={ends ? problem : undefined}
            w={196}
            popoverProps={{ zIndex: 300 }}
            timePickerProps={{ hoursInputLabel: t`Hour`, minutesInputLabel: t`Minute` }}
            submitButtonProps={{ 'aria-label': t`Use this time` }}
            onChange={(next) => onChange({ ...value, wall: next })}
          />
          {wall !== null && <Left wall={wall} about={about} />}
        </div>
        <Radio
          value="indefinite"
          label={t`Indefinite`}
          description={t`Stays until someone reactivates the account by hand`}
        />
      </div>
    </Radio.Group>
  );
}

/** How long that is from now, and on whose clock. */
function Left({ wall, about: { now, timeZone, say } }: { wall: string; about: About }) {
  const end = toInstant(wall, timeZone);
  const left = Date.parse(end) - now.getTime();
  if (left <= 0) return null;
  return (
    <span className={classes.quiet}>
      <Trans>
        {say.zoneName(end)}, in {say.span(left)}
      </Trans>
    </span>
  );
}
