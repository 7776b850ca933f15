import { Trans, useLingui } from '@lingui/react/macro';
import { Popover } from '@mantine/core';
import { IconPlugConnectedX, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { filtersOf, type Vocabulary } from '../query/fields';
import type { FilterGroup } from '../query/format';
import type { Filters } from '../query/parse';
import { FilterEditor } from './FilterEditor';
import classes from './filters.module.css';
import { useGroupText } from './valueText';

type FilterChipProps = {
  group: FilterGroup;
  vocabulary: Vocabulary;
  /** The platform answered without it. */
  skipped: boolean;
  onChange(ids: ReturnType<typeof filtersOf>, filters: Filters): void;
};

/** A filter that is on: what it says, a way to change it, a way to take it off. */
export function FilterChip({ group, vocabulary, skipped, onChange }: FilterChipProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { label, value } = useGroupText(vocabulary)(group);
  const ids = filtersOf(group.field);
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus width={280}>
      <span className={classes.chip} data-on data-skipped={skipped || undefined}>
        <Popover.Target>
          <button
            type="button"
            className={classes.body}
            aria-haspopup="dialog"
            onClick={() => setOpen(!open)}
          >
            {skipped && <IconPlugConnectedX size={14} stroke={1.6} aria-hidden />}
            {label} <b dir="auto">{value}</b>
            {skipped && <Trans>skipped</Trans>}
          </button>
        </Popover.Target>
        <button
          type="button"
          className={classes.remove}
          aria-label={t`Remove filter ${label}`}
          onClick={() => onChange(ids, {})}
        >
          <IconX size={12} stroke={2} aria-hidden />
        </button>
      </span>
      <Popover.Dropdown>
        <FilterEditor
          field={group.field}
          vocabulary={vocabulary}
          filters={group.filters}
          onCancel={() => setOpen(false)}
          onApply={(filters) => {
            setOpen(false);
            onChange(ids, filters);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
