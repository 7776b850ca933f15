import type { FilterId } from '@/api/bindings';
import { type Field, fieldOf, filtersOf, type Vocabulary } from './fields';
import type { Filters } from './parse';
import { quoteText, quoteValue } from './terms';

/** Filters as one unit of the screen: a token, a chip. */
export type FilterGroup = { field: Field; filters: Filters };

/** Filters grouped as they are shown: both ends of a span together. Filters this platform lacks are left out. */
export function groupFilters(filters: Filters, vocabulary: Vocabulary): FilterGroup[] {
  const groups = new Map<string, FilterGroup>();
  for (const id of Object.keys(filters) as FilterId[]) {
    const field = fieldOf(vocabulary, id);
    const value = filters[id];
    if (!field || value === undefined) continue;
    const group = groups.get(field.name) ?? { field, filters: {} };
    groups.set(field.name, { field, filters: { ...group.filters, [id]: value } });
  }
  return [...groups.values()];
}

/** The value part of a group as typed. A span with both ends and days at once takes two terms. */
export function valueTexts({ field, filters }: FilterGroup): string[] {
  if (field.type === 'filter') return [filters[field.filter.filter] ?? ''];
  const from = filters[field.from.filter];
  const to = filters[field.to.filter];
  const days = field.days && filters[field.days.filter];
  const ends =
    from === undefined && to === undefined ? [] : [from === to ? (from ?? '') : `${from ?? ''}..${to ?? ''}`];
  return [...ends, ...(days ? [`${days}d`] : [])];
}

/** A group as it would be typed: `registered:2024-01-01..2024-06-30`. */
export function writeGroup(group: FilterGroup): string {
  return valueTexts(group)
    .map((value) => `${group.field.name}:${quoteValue(value)}`)
    .join(' ');
}

/** A whole query as it would be typed; reading it back gives the same filters. */
export function writeQuery(search: string, filters: Filters, vocabulary: Vocabulary): string {
  const words = search.split(/\s+/).filter((word) => word !== '');
  return [...groupFilters(filters, vocabulary).map(writeGroup), ...words.map(quoteText)].join(' ');
}

export function withoutGroup(filters: Filters, { field }: Pick<FilterGroup, 'field'>): Filters {
  const gone = filtersOf(field);
  return Object.fromEntries(Object.entries(filters).filter(([id]) => !gone.includes(id as FilterId)));
}
