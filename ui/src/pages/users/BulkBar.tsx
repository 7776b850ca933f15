import { Trans, useLingui } from '@lingui/react/macro';
import { ActionBar } from '@mantine/core';
import { ReasonedButton } from '@/components/ReasonedButton';
import { useFormat } from '@/format/useFormat';
import classes from './users.module.css';

type BulkBarProps = { count: number; exportOff: string | null; onExport(): void; onClear(): void };

/** What can be done with the selected users, over the lower edge of the table rather than of the window. */
export function BulkBar({ count, exportOff, onExport, onClear }: BulkBarProps) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <div className={classes.bulk}>
      <ActionBar
        opened={count > 0}
        withinPortal={false}
        position={{ bottom: 14, left: 0, right: 0 }}
        zIndex={150}
        onClose={onClear}
        closeOnEscape={false}
        aria-label={t`Actions for ${format.number(count)} selected users`}
      >
        <span className={classes.selected}>
          <Trans>{format.number(count)} selected</Trans>
        </span>
        <ActionBar.Divider className={classes.divider} />
        <ReasonedButton
          size="xs"
          variant="subtle"
          className={classes.bulkAction}
          reason={exportOff}
          onClick={onExport}
        >
          <Trans>Export…</Trans>
        </ReasonedButton>
        <ActionBar.Divider className={classes.divider} />
        <ActionBar.CloseButton className={classes.close} aria-label={t`Clear selection`} />
      </ActionBar>
    </div>
  );
}
