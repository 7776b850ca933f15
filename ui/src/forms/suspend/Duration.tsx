import '@mantine/dates/styles.layer.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Radio } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { Required } from '../Field';
import { toInstant, toWall, wallTimeIn } from '../wallTime';
import type { SuspendDraft } from './draft';
import classes from './SuspendForm.module.css';

const untilFormat = 'D MMM YYYY, HH:mm';

function shown(until: string): string {
  return dayjs(until).format(untilFormat);
}

/** What a temporary suspension starts from: two weeks, in the morning. */
const usualDays = 14;
const usualHour = 9;

type DurationProps = {
  draft: SuspendDraft;
  /** Whether the reason allows an end. */
  mayEnd: boolean;
  error: string | undefined;
  untilError: string | undefined;
  onChange(change: Partial<SuspendDraft>): void;
};

/** Until when: a moment in the admin's zone, which is named, or until someone lifts it. */
export function Duration({ draft, mayEnd, error, untilError, onChange }: DurationProps) {
  const { t } = useLingui();
  const { timeZone, zoneName, span } = useFormat();
  const now = useNow();
  const { duration, until } = draft;
  const end = until === null ? null : toInstant(until, timeZone);
  const left = end === null ? 0 : Date.parse(end) - now.getTime();

  function choose(value: string) {
    if (value === 'indefinite') onChange({ duration: 'indefinite' });
    else
      onChange({
        duration: 'temporary',
        until: until ?? wallTimeIn(usualDays, usualHour, now, timeZone),
      });
  }

  return (
    <Radio.Group label={<Required>{t`Duration`}</Required>} value={duration} onChange={choose} error={error}>
      <div className={classes.options}>
        <div className={classes.temporary}>
          <Radio
            value="temporary"
            label={t`Temporary, until`}
            disabled={!mayEnd}
            description={mayEnd ? undefined : t`Not for this reason: another administrator has to lift it`}
          />
          <DateTimePicker
            // What is seen on the button is a part of its name.
            aria-label={until === null ? t`Suspended until` : t`Suspended until ${shown(until)}`}
            value={until}
            minDate={toWall(now, timeZone)}
            valueFormat={untilFormat}
            leftSection={<IconCalendar size={14} stroke={1.6} />}
            disabled={duration !== 'temporary' || !mayEnd}
            error={untilError}
            w={196}
            popoverProps={{ zIndex: 300 }}
            timePickerProps={{ hoursInputLabel: t`Hour`, minutesInputLabel: t`Minute` }}
            submitButtonProps={{ 'aria-label': t`Use this time` }}
            onChange={(wall) => onChange({ until: wall })}
          />
          {end !== null && left > 0 && (
            <span className={classes.zone}>
              <Trans>
                {zoneName(end)}, in {span(left)}
              </Trans>
            </span>
          )}
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
