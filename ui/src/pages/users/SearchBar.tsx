import { useDebouncedCallback } from '@mantine/hooks';
import type { ReactNode, Ref } from 'react';
import type { ListChange, ListState } from './listState';
import { filtersOf, type Vocabulary } from './query/fields';
import { type FilterGroup, groupFilters, writeGroup } from './query/format';
import { parseQuery } from './query/parse';
import { SearchBox } from './search/SearchBox';
import classes from './users.module.css';

/** Text waits this long for the next key, ms. */
const restMs = 200;

type SearchBarProps = {
  list: ListState;
  vocabulary: Vocabulary;
  onChange(change: ListChange): void;
  onLeave(): void;
  ref: Ref<HTMLInputElement>;
  /** Behind the box: the count. */
  children: ReactNode;
};

/** The search box and what it found. Words are searched when typing rests, tokens at once. */
export function SearchBar({ list, vocabulary, onChange, onLeave, ref, children }: SearchBarProps) {
  const search = useDebouncedCallback((words: string) => onChange({ type: 'search', search: words }), restMs);
  const groups = groupFilters(list.filters, vocabulary);
  const tokens = groups.filter(({ filters }) => isToken(list, filters));

  function remove({ field }: FilterGroup) {
    onChange({ type: 'filters', ids: filtersOf(field), filters: {} });
  }

  return (
    <div className={classes.bar}>
      <SearchBox
        ref={ref}
        vocabulary={vocabulary}
        draft={list.draft}
        held={list.filters}
        tokens={tokens}
        onDraft={(draft) => {
          onChange({ type: 'draft', draft });
          search(parseQuery(draft, vocabulary, list.filters).search);
        }}
        onTokens={(draft, words, filters) => {
          search.cancel();
          onChange({ type: 'tokens', draft, search: words, filters });
        }}
        onEdit={(token) => {
          remove(token);
          onChange({ type: 'draft', draft: `${list.draft} ${writeGroup(token)}`.trim() });
        }}
        onRemove={remove}
        onLeave={onLeave}
      />
      {children}
    </div>
  );
}

export function isToken({ tokens }: ListState, filters: ListState['filters']): boolean {
  return Object.keys(filters).some((id) => tokens.some((token) => token === id));
}
