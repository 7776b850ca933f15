import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PageStart } from '@/table/pageCache';
import type { FilterId, FilterMeta, LabelledValue, UserPage, UserSelector } from './bindings';
import { read, readOnce } from './read';
import { useAllowed, useSession } from './session';

/** What can be asked for on a platform: its filters, and the values of those that have a fixed set. */
export type Vocabulary = {
  filters: FilterMeta[];
  values: ReadonlyMap<FilterId, LabelledValue[]>;
  /** Filters by what the admin may not see. */
  denied: ReadonlySet<FilterId>;
};

/** A reader of the pages of one list: which users, in which order. */
export function readUsers(connection: string, selector: UserSelector, sort: string | null) {
  return (start: PageStart, limit: number): Promise<UserPage> => {
    const at =
      'cursor' in start ? { cursor: start.cursor, offset: null } : { cursor: null, offset: start.offset };
    return readOnce(connection, 'users.list', { query: { selector, sort, limit, ...at } });
  };
}

/** How many users a selector gives. Asks for one row, because an answer without rows does not exist. */
export function countUsers(connection: string, selector: UserSelector) {
  return {
    ...read(connection, 'users.list', { query: { selector, limit: 1 } }),
    select: ({ total }: UserPage) => total.count,
  };
}

/** What can be asked for on this platform (LST-3 to LST-5). Filters work before their values are known. */
export function useVocabulary(without: readonly FilterId[]): Vocabulary {
  const { connection, meta } = useSession();
  const known = useQuery({ ...read(connection.id, 'users.filter_values'), staleTime: 300_000 }).data;
  const seesSensitive = useAllowed('user.view.sensitive');
  const left = without.join();
  return useMemo(
    () => ({
      filters: meta.filters.filter(({ filter }) => !left.split(',').includes(filter)),
      values: new Map((known ?? []).map(({ filter, values }) => [filter, values])),
      denied: new Set(
        meta.filters
          .filter(({ privacy }) => privacy === 'sensitive' && !seesSensitive)
          .map(({ filter }) => filter),
      ),
    }),
    [meta, known, left, seesSensitive],
  );
}

/** Codes in the platform's words (`merchant_owner`: Merchant owner); a code it has none for stays as it is. */
export function useLabels(): (filter: FilterId, codes: readonly string[]) => string {
  const { values } = useVocabulary([]);
  return (filter, codes) =>
    codes.map((code) => values.get(filter)?.find(({ value }) => value === code)?.label ?? code).join(', ');
}

/** Values of one filter that begin with a text, for autocomplete. Not asked while `field` is null. */
export function useFieldValues(field: FilterId | null, prefix: string) {
  const { connection } = useSession();
  const query = read(connection.id, 'users.field_values', { query: { field, prefix, limit: 20 } });
  return useQuery({ ...query, enabled: field !== null, placeholderData: (last) => last, staleTime: 60_000 });
}
