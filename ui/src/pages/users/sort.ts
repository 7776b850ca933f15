import type { Column, ColumnMeta, SortKey } from '@/api/bindings';

/** An order as it travels: the key, with `-` in front for descending (LST-6). */
export type Sort = { key: SortKey; descending: boolean };

export const defaultSort: Sort = { key: 'last_activity', descending: true };

/** Dates and sums are wanted largest first, names from A. */
const fallsFirst: readonly SortKey[] = ['registered', 'last_activity', 'last_login', 'credit_balance'];

export function readSort(text: string | null, known: SortKey[]): Sort {
  const key = known.find((one) => one === text?.replace(/^-/, ''));
  return key ? { key, descending: text?.startsWith('-') ?? false } : defaultSort;
}

export function writeSort({ key, descending }: Sort): string {
  return `${descending ? '-' : ''}${key}`;
}

/** The order after choosing a key: turned around when it is the one already, else as people want it first. */
export function chooseSort(now: Sort, key: SortKey): Sort {
  return now.key === key
    ? { key, descending: !now.descending }
    : { key, descending: fallsFirst.includes(key) };
}

export function sortOfColumn(columns: ColumnMeta[], column: string): SortKey | null {
  return columns.find((meta) => meta.column === column)?.sort ?? null;
}

export function columnOfSort(columns: ColumnMeta[], key: SortKey): Column | null {
  return columns.find((meta) => meta.sort === key)?.column ?? null;
}
