import { Trans } from '@lingui/react/macro';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import type { ListFacts } from './useRows';
import classes from './users.module.css';

/** A figure older than this says from when it is, ms (STA-1: at most two minutes old). */
const freshMs = 120_000;

/** "12,431 match, 84 ms": how many, how long it took, and from when the figure is when it is not from now. */
export function CountLine({ facts, filtered }: { facts: ListFacts; filtered: boolean }) {
  const format = useFormat();
  const now = useNow();
  const { total, asOf, tookMs } = facts;
  if (total === null || asOf === null) return <span className={classes.count} />;
  const count = format.number(total);
  const old = now.getTime() - Date.parse(asOf) > freshMs;
  return (
    <span className={classes.count} title={format.full(asOf)}>
      {filtered ? (
        <Trans>
          <b>{count}</b> match{tookMs !== null ? `, ${format.taken(tookMs)}` : ''}
        </Trans>
      ) : (
        <Trans>
          <b>{count}</b> users{tookMs !== null ? `, ${format.taken(tookMs)}` : ''}
        </Trans>
      )}
      {old && (
        <>
          {', '}
          <Trans>as of {format.time(asOf)}</Trans>
        </>
      )}
    </span>
  );
}
