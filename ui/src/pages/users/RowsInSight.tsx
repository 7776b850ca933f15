import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useFormat } from '@/format/useFormat';
import { type Signal, useSignal } from '@/signal';
import type { Span } from '@/table/scale';
import classes from './users.module.css';

type RowsInSightProps = { sight: Signal<Span | null>; total: number; onJump(index: number): void };

/** "Rows 1 to 20 of 12,431" in the status bar; the first number can be typed to go there. */
export function RowsInSight({ sight, total, onJump }: RowsInSightProps) {
  const { t } = useLingui();
  const format = useFormat();
  const span = useSignal(sight);
  const [typed, setTyped] = useState<string | null>(null);
  if (span === null || total === 0) return null;

  function go() {
    const row = Number(typed?.replace(/\D/g, ''));
    if (typed !== null && row >= 1) onJump(Math.min(row, total) - 1);
    setTyped(null);
  }

  const shown = typed ?? format.number(span.first + 1);
  const field = (
    <input
      aria-label={t`First row in sight. Type a number to go to that row.`}
      inputMode="numeric"
      value={shown}
      style={{ width: `calc(${Math.max(1, shown.length)}ch + 6px)` }}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => setTyped(null)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go();
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.preventDefault();
          event.currentTarget.blur();
        }
      }}
    />
  );
  return (
    <span className={classes.row}>
      <Trans>
        Rows {field} to {format.number(span.last + 1)} of {format.number(total)}
      </Trans>
    </span>
  );
}
