import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './CopyId.module.css';
import { useCopy } from './useCopy';

/** `c41e7a90…218b64`: both ends of an ID tell it apart, its middle does not. */
export function shortened(id: string): string {
  return id.length > 18 ? `${id.slice(0, 8)}…${id.slice(-6)}` : id;
}

type CopyIdProps = {
  value: string;
  /** What is copied, for the button: "Copy user ID". */
  label: string;
  /** All of it, where there is room. */
  full?: boolean;
  /** Its short form, where it is not that of an ID. */
  shown?: string;
};

/** An ID that can always be read in full and copied. */
export function CopyId({ value, label, full, shown }: CopyIdProps) {
  const { t } = useLingui();
  const { copied, copy } = useCopy();
  const Shape = copied ? IconCheck : IconCopy;
  return (
    <span className={classes.copy}>
      <Tooltip label={<span className="st-mono">{value}</span>} disabled={full || value.length <= 18}>
        <span className="st-mono st-ellipsis">{full ? value : (shown ?? shortened(value))}</span>
      </Tooltip>
      <Tooltip label={copied ? t`Copied` : label}>
        <ActionIcon size="sm" aria-label={label} onClick={() => copy(value)}>
          <Shape size={13} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
