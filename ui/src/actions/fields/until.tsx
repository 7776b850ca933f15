import { msg, t } from '@lingui/core/macro';
import { toInstant } from '@/forms/wallTime';
import { type Duration, DurationInput } from './DurationInput';
import type { About, Field } from './field';
import { missing } from './text';

/** How long a suspension lasts. `mayEnd`: whether it may be given an end, as the form stands. */
export function until(mayEnd: (about: About) => boolean): Field<Duration, string | null> {
  return {
    label: msg`Duration`,
    readAs: msg`Until`,
    empty: () => ({ duration: null, wall: null }),
    check: ({ duration, wall }, about) => {
      if (duration === null) return missing;
      if (duration === 'indefinite') return null;
      if (!mayEnd(about)) return msg`A suspension for this reason has no end. Choose Indefinite.`;
      if (wall === null) return missing;
      const past = Date.parse(toInstant(wall, about.timeZone)) <= about.now.getTime();
      return past ? msg`This moment has passed. Choose a later one.` : null;
    },
    send: ({ duration, wall }, { timeZone }) =>
      duration === 'temporary' && wall !== null ? toInstant(wall, timeZone) : null,
    read: (end, { say, now }) =>
      end
        ? t`${say.dateTime(end)} (${say.span(Date.parse(end) - now.getTime())})`
        : t`Indefinite, until someone reactivates the account`,
    Input: (props) => <DurationInput {...props} mayEnd={mayEnd(props.about)} />,
  };
}
