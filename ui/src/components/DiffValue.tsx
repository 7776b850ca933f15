import { Trans } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import classes from './DiffValue.module.css';

type DiffValueProps = {
  /** null: there was nothing. */
  before: string | null;
  after: string | null;
};

/** A change of one value: sign and colour, and in words for those who hear it. */
export function DiffValue({ before, after }: DiffValueProps) {
  return (
    <span className={classes.diff}>
      {before !== null && <OldValue>{before}</OldValue>}
      {after === null ? (
        <span className={classes.empty}>
          <Trans>Removed</Trans>
        </span>
      ) : (
        <NewValue>{after}</NewValue>
      )}
    </span>
  );
}

export function OldValue({ children }: { children: string }) {
  return (
    <del className={classes.old}>
      <VisuallyHidden>
        <Trans>Before</Trans>
      </VisuallyHidden>
      <span dir="auto">{children}</span>
    </del>
  );
}

/** `neutral`: neither better nor worse than before, such as a status. */
export function NewValue({ neutral, children }: { neutral?: boolean; children: string }) {
  return (
    <ins className={classes.new} data-neutral={neutral || undefined}>
      <VisuallyHidden>
        <Trans>After</Trans>
      </VisuallyHidden>
      <span dir="auto">{children}</span>
    </ins>
  );
}
