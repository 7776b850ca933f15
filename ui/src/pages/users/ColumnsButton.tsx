import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { Ref } from 'react';
import classes from './ColumnsPanel.module.css';

type ColumnsButtonProps = {
  ref: Ref<HTMLButtonElement>;
  shown: number;
  all: number;
  open: boolean;
  onOpen(open: boolean): void;
};

/** How many columns are shown, and the way to choose them. */
export function ColumnsButton({ ref, shown, all, open, onOpen }: ColumnsButtonProps) {
  return (
    <Button
      ref={ref}
      size="xs"
      leftSection={<IconColumns3 size={14} stroke={1.6} />}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={() => onOpen(!open)}
    >
      <span data-collapses>
        <Trans>Columns</Trans>
      </span>
      <span className={classes.count}>
        <Trans>
          {shown} of {all}
        </Trans>
      </span>
    </Button>
  );
}
