import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { IconBaselineDensityMedium, IconBaselineDensitySmall } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Density, FilterId, SkippedFilter } from '@/api/bindings';
import { AddFilter } from './filters/AddFilter';
import { FilterChip } from './filters/FilterChip';
import type { ListChange, ListState } from './listState';
import type { Vocabulary } from './query/fields';
import { groupFilters } from './query/format';
import type { Filters } from './query/parse';
import { isToken } from './SearchBar';
import { SortMenu } from './SortMenu';
import type { Sort } from './sort';
import type { OpenMenu } from './useListActs';
import classes from './users.module.css';

type FilterBarProps = {
  list: ListState;
  vocabulary: Vocabulary;
  skipped: SkippedFilter[];
  sort: Sort;
  density: Density;
  /** Which of its popovers is open, so that keys can open them. */
  open: OpenMenu;
  onOpen(open: OpenMenu): void;
  onChange(change: ListChange): void;
  onSort(sort: Sort): void;
  onDensity(density: Density): void;
  /** Between sort and density: the columns. */
  children: ReactNode;
};

/** Filters that are on, a way to add one, and how the list is shown. */
export function FilterBar(props: FilterBarProps) {
  const { list, vocabulary, skipped, sort, density, open, onOpen, onChange, onSort, onDensity, children } =
    props;
  const { t } = useLingui();
  const groups = groupFilters(list.filters, vocabulary);
  const isSkipped = (filters: Filters) => skipped.some(({ filter }) => filters[filter] !== undefined);
  const set = (ids: readonly FilterId[], filters: Filters) => onChange({ type: 'filters', ids, filters });
  const any = groups.length > 0 || list.draft !== '';
  return (
    <div className={classes.bar}>
      <div className={classes.chips}>
        {groups
          .filter(({ filters }) => !isToken(list, filters) || isSkipped(filters))
          .map((group) => (
            <FilterChip
              key={group.field.name}
              group={group}
              vocabulary={vocabulary}
              skipped={isSkipped(group.filters)}
              onChange={set}
            />
          ))}
        <AddFilter
          vocabulary={vocabulary}
          filters={list.filters}
          open={open === 'filter'}
          onOpen={(next) => onOpen(next ? 'filter' : null)}
          onChange={set}
        />
        {any && (
          <Button size="xs" variant="link" onClick={() => onChange({ type: 'clear' })}>
            <Trans>Clear filters</Trans>
          </Button>
        )}
      </div>
      <div className={classes.end}>
        <SortMenu
          sort={sort}
          open={open === 'sort'}
          onOpen={(next) => onOpen(next ? 'sort' : null)}
          onSort={onSort}
        />
        {children}
        <SegmentedControl
          size="xs"
          className={classes.density}
          aria-label={t`Density`}
          value={density}
          onChange={(next) => onDensity(next === 'compact' ? 'compact' : 'comfortable')}
          data={[
            {
              value: 'compact',
              label: <DensityIcon icon={IconBaselineDensitySmall} label={t`Compact rows`} />,
            },
            {
              value: 'comfortable',
              label: <DensityIcon icon={IconBaselineDensityMedium} label={t`Comfortable rows`} />,
            },
          ]}
        />
      </div>
    </div>
  );
}

function DensityIcon({ icon: Shape, label }: { icon: typeof IconBaselineDensitySmall; label: string }) {
  return (
    <span title={label} className={classes.densityIcon}>
      <Shape size={14} stroke={1.6} aria-hidden />
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
