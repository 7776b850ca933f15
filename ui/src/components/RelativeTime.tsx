import { Tooltip } from '@mantine/core';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';

/** `2 min`, `5 h`, then the date. The tooltip has all of it, seconds and UTC included. */
export function RelativeTime({ at }: { at: string }) {
  const { relative, full } = useFormat();
  const now = useNow();
  return (
    <Tooltip label={full(at)}>
      <time dateTime={at}>{relative(at, now)}</time>
    </Tooltip>
  );
}
