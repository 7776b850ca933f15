import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconSquareCheck } from '@tabler/icons-react';
import { useFormat } from '@/format/useFormat';
import { countSelected, isMixed, type Selection } from '@/table/selection';
import classes from './users.module.css';

type SelectionStripProps = {
  selection: Selection;
  query: string;
  total: number;
  /** "All matching" was dropped by a change of the filters. */
  dropped: boolean;
  /** Why all matching can't be selected now. */
  off: string | null;
  onAll(): void;
  onClear(): void;
};

/** Above the table: what is selected, never to be mistaken for all of it. */
export function SelectionStrip({
  selection,
  query,
  total,
  dropped,
  off,
  onAll,
  onClear,
}: SelectionStripProps) {
  const format = useFormat();
  const count = format.number(countSelected(selection));
  const all = format.number(total);
  if (dropped) {
    return (
      <div className={classes.strip} role="status">
        <IconSquareCheck size={14} stroke={1.6} aria-hidden />
        <Trans>The filters changed, so “all matching” is no longer selected.</Trans>
        <Button size="xs" variant="link" onClick={onClear}>
          <Trans>Dismiss</Trans>
        </Button>
      </div>
    );
  }
  if (countSelected(selection) === 0) return null;
  return (
    <div className={classes.strip}>
      <IconSquareCheck size={14} stroke={1.6} aria-hidden />
      <span>
        {selection.kind === 'matching' ? (
          selection.except.size === 0 ? (
            <Trans>All {count} matching users selected.</Trans>
          ) : (
            <Trans>
              {count} selected: all {format.number(selection.count)} matching users except{' '}
              {format.number(selection.except.size)}.
            </Trans>
          )
        ) : isMixed(selection, query) ? (
          <Trans>{count} users selected, some under other filters.</Trans>
        ) : (
          <Trans>
            {count} of {all} matching users selected.
          </Trans>
        )}
      </span>
      {selection.kind === 'rows' && off === null && (
        <>
          <Button size="xs" variant="link" onClick={onAll}>
            <Trans>Select all {all} matching</Trans>
          </Button>
          <span className={classes.or}>
            <Trans>or</Trans>
          </span>
        </>
      )}
      <Button size="xs" variant="link" onClick={onClear}>
        <Trans>Clear selection</Trans>
      </Button>
    </div>
  );
}
