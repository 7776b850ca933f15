import { Trans } from '@lingui/react/macro';
import type { UserPage } from '@/api/bindings';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import type { SourceState } from '@/table/rowSource';
import classes from './users.module.css';

/** A figure older than this says from when it is, ms (STA-1: at most two minutes old). */
const freshMs = 120_000;

/** "12,431 match, 84 ms": how many, how long it took, and from when the figure is when it is not from now. */
export function CountLine({ state, filtered }: { state: SourceState<UserPage>; filtered: boolean }) {
  const format = useFormat();
  const now = useNow();
  const { total, answer, latest } = state;
  if (total === null || latest === null) return <span className={classes.count} />;
  const count = format.number(total);
  const old = now.getTime() - Date.parse(latest.total.as_of) > freshMs;
  return (
    <span className={classes.count} title={format.full(latest.total.as_of)}>
      {filtered ? (
        <Trans>
          <b>{count}</b> match{answer ? `, ${format.taken(answer.took_ms)}` : ''}
        </Trans>
      ) : (
        <Trans>
          <b>{count}</b> users{answer ? `, ${format.taken(answer.took_ms)}` : ''}
        </Trans>
      )}
      {old && (
        <>
          {', '}
          <Trans>as of {format.time(latest.total.as_of)}</Trans>
        </>
      )}
    </span>
  );
}
