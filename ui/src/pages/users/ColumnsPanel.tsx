import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconGripVertical, IconLock, IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Column } from '@/api/bindings';
import { Keycap } from '@/components/Keycap';
import { type ColumnChoice, type ColumnShape, moveColumn, placeColumn, showColumn } from '@/table/columns';
import classes from './ColumnsPanel.module.css';
import { fold } from './query/values';

type ColumnsPanelProps = {
  columns: ColumnShape<Column>[];
  choices: ColumnChoice<Column>[];
  onChange(choices: ColumnChoice<Column>[]): void;
  onReset(): void;
  onClose(): void;
};

/**
 * Which columns, in which order: beside the table, which shows what becomes of it. Dragging has a key, Alt and arrows.
 */
export function ColumnsPanel({ columns, choices, onChange, onReset, onClose }: ColumnsPanelProps) {
  const { t } = useLingui();
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  const [typed, setTyped] = useState('');
  const [dragged, setDragged] = useState<Column | null>(null);
  const labelOf = (key: Column) => columns.find((column) => column.key === key)?.label ?? key;
  const found = choices.filter(({ column }) => fold(labelOf(column)).includes(fold(typed)));
  const shown = found.filter((choice) => choice.shown);
  const hidden = found.filter((choice) => !choice.shown);

  function onKeyDown(event: KeyboardEvent<HTMLElement>, column: Column) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    if (event.altKey) return onChange(moveColumn(choices, column, by));
    const boxes = [
      ...(event.currentTarget.closest('[data-columns]')?.querySelectorAll<HTMLElement>('[type=checkbox]') ??
        []),
    ];
    boxes[boxes.indexOf(document.activeElement as HTMLElement) + by]?.focus();
  }

  function item({ column, shown: on }: ColumnChoice<Column>) {
    const pinned = column === choices[0]?.column;
    const label = labelOf(column);
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the drag has a key, Alt and arrows on the checkbox
      <div
        key={column}
        className={classes.item}
        draggable={!pinned}
        data-dragged={dragged === column || undefined}
        onDragStart={() => setDragged(column)}
        onDragEnd={() => setDragged(null)}
        onDragOver={(event) => {
          event.preventDefault();
          if (dragged !== null && dragged !== column) onChange(placeColumn(choices, dragged, column));
        }}
        onKeyDown={(event) => onKeyDown(event, column)}
      >
        {pinned ? (
          <IconLock size={14} stroke={1.6} aria-hidden />
        ) : (
          <IconGripVertical size={14} stroke={1.6} aria-hidden />
        )}
        <Checkbox
          classNames={{ body: classes.box }}
          label={label}
          checked={on}
          disabled={pinned}
          onChange={(event) => onChange(showColumn(choices, column, event.currentTarget.checked))}
        />
        {pinned && (
          <span className={classes.note}>
            <Trans>Always first</Trans>
          </span>
        )}
      </div>
    );
  }

  return (
    <div
      className={classes.panel}
      role="dialog"
      aria-label={t`Columns`}
      data-columns
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className={classes.head}>
        <TextInput
          ref={search}
          className={classes.search}
          aria-label={t`Find a column`}
          placeholder={t`Find a column`}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ActionIcon size="sm" aria-label={t`Close columns`} onClick={onClose}>
          <IconX size={14} stroke={1.6} />
        </ActionIcon>
      </div>
      <div className={classes.scroll}>
        <div className={classes.caption}>
          <Trans>Shown, in this order</Trans>
          <span className={classes.hint}>
            <Trans>
              <Keycap keys="Alt+ArrowUp" /> <Keycap keys="ArrowDown" /> move
            </Trans>
          </span>
        </div>
        {shown.map(item)}
        {hidden.length > 0 && (
          <>
            <hr className={classes.line} />
            <div className={classes.caption}>
              <Trans>Hidden, {hidden.length}</Trans>
            </div>
            {hidden.map(item)}
          </>
        )}
      </div>
      <div className={classes.foot}>
        <Button size="xs" variant="link" onClick={onReset}>
          <Trans>Reset to default</Trans>
        </Button>
        <span className={classes.note}>
          <Trans>Saved on this computer</Trans>
        </span>
      </div>
    </div>
  );
}
