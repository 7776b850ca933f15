import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconSearchOff, IconUsers } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import type { FilterId } from '@/api/bindings';
import { useSession } from '@/api/session';
import { countUsers } from '@/api/users';
import { Empty } from '@/components/states/Empty';
import { useFormat } from '@/format/useFormat';
import { useGroupText } from './filters/valueText';
import { type ListChange, type ListState, selectorOf } from './listState';
import { filtersOf, type Vocabulary } from './query/fields';
import { groupFilters, withoutGroup } from './query/format';
import type { Filters } from './query/parse';

type NoMatchProps = {
  list: ListState;
  preset: Filters;
  vocabulary: Vocabulary;
  onChange(change: ListChange): void;
};

/** One part of the query, and what is left without it. */
type Part = { name: string; rest: Pick<ListState, 'search' | 'filters'>; drop: ListChange };

/** Nobody matches: which part of the query to drop, and how many users that would give. */
export function NoMatch({ list, preset, vocabulary, onChange }: NoMatchProps) {
  const { t } = useLingui();
  const { connection } = useSession();
  const format = useFormat();
  const parts = useParts(list, vocabulary);
  const counts = useQueries({
    queries: parts.map(({ rest }) => countUsers(connection.id, selectorOf(rest, preset))),
  });
  if (parts.length === 0) {
    return (
      <Empty icon={IconUsers} title={<Trans>No users here</Trans>}>
        <Trans>This list is empty on this platform.</Trans>
      </Empty>
    );
  }
  const best = parts
    .map((part, at) => ({ ...part, count: counts[at]?.data ?? 0 }))
    .reduce((most, part) => (part.count > most.count ? part : most));
  const on = plural(parts.length, { one: '# filter is on.', other: '# filters are on.' });
  const { name, count } = best;
  return (
    <Empty
      icon={IconSearchOff}
      title={<Trans>No user matches these filters</Trans>}
      actions={
        <>
          {count > 0 && (
            <Button onClick={() => onChange(best.drop)}>
              <Trans>Remove “{name}”</Trans>
            </Button>
          )}
          <Button variant="subtle" onClick={() => onChange({ type: 'clear' })}>
            <Trans>Clear filters</Trans>
          </Button>
        </>
      }
    >
      {on}{' '}
      {count > 0
        ? t`Without “${name}” there are ${format.number(count)} users.`
        : counts.every(({ isSuccess }) => isSuccess) && t`Removing any one filter still finds no users.`}
    </Empty>
  );
}

function useParts(list: ListState, vocabulary: Vocabulary): Part[] {
  const groupText = useGroupText(vocabulary);
  const groups = groupFilters(list.filters, vocabulary).map((group): Part => {
    const { label, value } = groupText(group);
    const ids: FilterId[] = filtersOf(group.field);
    return {
      name: `${label} ${value}`,
      rest: { search: list.search, filters: withoutGroup(list.filters, group) },
      drop: { type: 'filters', ids, filters: {} },
    };
  });
  if (list.search === '') return groups;
  const words: Part = {
    name: list.search,
    rest: { search: '', filters: list.filters },
    drop: { type: 'tokens', draft: '', search: '', filters: {} },
  };
  return [words, ...groups];
}
