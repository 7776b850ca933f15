import { useLingui } from '@lingui/react/macro';
import { Tooltip } from '@mantine/core';
import type { ClockOptions } from '@/format/instant';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';

type ClockTimeProps = ClockOptions & {
  at: string;
  /** Within a sentence: `used today, 13:30`. */
  inText?: boolean;
};

/**
 * When something happened, for those who must prove it: `Today, 13:30`, `16 Nov, 21:07`. The zone stands in the head of
 * the column and in the status bar, and here where it was another one. On hover the whole instant and its age.
 */
export function ClockTime({ at, inText, ...options }: ClockTimeProps) {
  const { t } = useLingui();
  const { clock, full, span } = useFormat();
  const now = useNow();
  const { day, time, zone } = clock(at, now, options);
  const shown = zone === null ? time : `${time} ${zone}`;
  const distance = now.getTime() - Date.parse(at);
  const age = distance < 0 ? t`in ${span(-distance)}` : t`${span(distance)} ago`;
  return (
    <Tooltip label={`${full(at)}, ${age}`}>
      <time dateTime={at}>
        {day === null ? (inText ? t`today, ${shown}` : t`Today, ${shown}`) : `${day}, ${shown}`}
      </time>
    </Tooltip>
  );
}
