import { Trans } from '@lingui/react/macro';
import { IconClockPin } from '@tabler/icons-react';
import { useFormat } from '@/format/useFormat';
import timeline from '../Timeline.module.css';
import classes from './History.module.css';

/** Among the changes: those above it came after the moment that is looked at. */
export function AsOfLine({ at }: { at: string }) {
  const { dateTime } = useFormat();
  return (
    <li>
      <span className={timeline.dot}>
        <IconClockPin aria-hidden />
      </span>
      <span className={classes.line}>
        <Trans>As of {dateTime(at)}</Trans>
      </span>
    </li>
  );
}
