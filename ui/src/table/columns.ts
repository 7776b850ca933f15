/** What the grid knows of a column; how a cell looks is the page's. */
export type ColumnShape<Key extends string = string> = {
  key: Key;
  label: string;
  /** px; the least it shrinks to before the table scrolls sideways. */
  width: number;
  /** Share of the spare width while nobody has set the width. */
  grow: number;
  end?: boolean;
  /** Whether a click on its head sorts. */
  sortable: boolean;
  /** Shown before anyone chose. */
  shown: boolean;
};

export type ColumnChoice<Key extends string = string> = { column: Key; width: number | null; shown: boolean };

export const narrowest = 48;
export const widest = 640;

/**
 * The remembered choice, brought in line with the columns there are: unknown ones go, new ones come last. The first
 * column of the platform's list is pinned: always first, always shown.
 */
export function settleColumns<Key extends string>(
  columns: ColumnShape<Key>[],
  remembered: readonly ColumnChoice<string>[] | null,
): ColumnChoice<Key>[] {
  const byKey = new Map<string, ColumnShape<Key>>(columns.map((column) => [column.key, column]));
  const known = (remembered ?? []).flatMap((choice): ColumnChoice<Key>[] => {
    const column = byKey.get(choice.column);
    byKey.delete(choice.column);
    return column ? [{ column: column.key, width: choice.width, shown: choice.shown }] : [];
  });
  const fresh = [...byKey.values()].map(({ key, shown }) => ({
    column: key,
    width: null,
    shown: shown && remembered === null,
  }));
  const pinned = columns[0]?.key;
  const all = [...known, ...fresh];
  return [
    ...all.filter(({ column }) => column === pinned).map((choice) => ({ ...choice, shown: true })),
    ...all.filter(({ column }) => column !== pinned),
  ];
}

function change<Key extends string>(
  choices: ColumnChoice<Key>[],
  column: Key,
  part: Partial<ColumnChoice<Key>>,
) {
  return choices.map((choice) => (choice.column === column ? { ...choice, ...part } : choice));
}

export function resizeColumn<Key extends string>(
  choices: ColumnChoice<Key>[],
  column: Key,
  width: number | null,
) {
  return change(choices, column, {
    width: width && Math.min(widest, Math.max(narrowest, Math.round(width))),
  });
}

export function showColumn<Key extends string>(choices: ColumnChoice<Key>[], column: Key, shown: boolean) {
  return column === choices[0]?.column ? choices : change(choices, column, { shown });
}

/** Moves one place among the columns that are shown alike; the pinned one stays. */
export function moveColumn<Key extends string>(choices: ColumnChoice<Key>[], column: Key, by: 1 | -1) {
  const from = choices.findIndex((choice) => choice.column === column);
  const alike = (at: number) => choices[at]?.shown === choices[from]?.shown;
  let to = from + by;
  while (to > 0 && to < choices.length && !alike(to)) to += by;
  const target = choices[to];
  return target === undefined || to <= 0 ? choices : placeColumn(choices, column, target.column);
}

/** Puts a column where another stands, which makes room. */
export function placeColumn<Key extends string>(choices: ColumnChoice<Key>[], column: Key, at: Key) {
  const from = choices.findIndex((choice) => choice.column === column);
  const to = choices.findIndex((choice) => choice.column === at);
  const moved = choices[from];
  if (moved === undefined || from <= 0 || to <= 0) return choices;
  return choices.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** One track per shown column, for `grid-template-columns`. */
export function columnTracks<Key extends string>(
  shown: (ColumnShape<Key> & { chosen: number | null })[],
): string {
  return shown
    .map(({ chosen, width, grow }) => (chosen ? `${chosen}px` : `minmax(${width}px, ${grow}fr)`))
    .join(' ');
}

/** Width below which the table scrolls sideways, px, without the selection column. */
export function leastWidth<Key extends string>(
  shown: (ColumnShape<Key> & { chosen: number | null })[],
): number {
  return shown.reduce((sum, { chosen, width }) => sum + (chosen ?? width), 0);
}
