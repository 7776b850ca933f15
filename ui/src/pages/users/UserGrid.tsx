import { useLingui } from '@lingui/react/macro';
import { usePreferences } from '@/api/preferences';
import { useSession } from '@/api/session';
import { moveColumn, resizeColumn } from '@/table/columns';
import { Grid } from '@/table/Grid';
import { createRowSource } from '@/table/rowSource';
import { BulkBar } from './BulkBar';
import { blankUser } from './blankUser';
import { NewUsers } from './NewUsers';
import type { Vocabulary } from './query/fields';
import { chooseSort, columnOfSort, sortOfColumn } from './sort';
import type { useColumns } from './useColumns';
import { useGridColumns } from './useGridColumns';
import type { useListActs } from './useListActs';
import type { OpenedList } from './useUserList';

const rowHeights = { compact: 32, comfortable: 40 };
/** Rows of skeleton while nothing is known. */
const guessedRows = 24;

type LookProps = {
  list: OpenedList;
  title: string;
  columns: ReturnType<typeof useColumns>;
  vocabulary: Vocabulary;
};

/** How the table of users looks, with rows or without: columns, heights, order. */
function useLook({ list, title, columns: { columns, choices, change }, vocabulary }: LookProps) {
  const { meta } = useSession();
  const { density } = usePreferences();
  const sorted = columnOfSort(meta.columns, list.sort.key);
  const asColumn = (key: string) => choices.find(({ column }) => column === key)?.column ?? 'name';
  return {
    label: title,
    columns: useGridColumns(columns, choices, vocabulary, list.facts.masked),
    rowHeight: rowHeights[density],
    blank: blankUser,
    sort: sorted && { column: sorted, descending: list.sort.descending },
    onSort(column: string) {
      const key = sortOfColumn(meta.columns, column);
      if (key) list.setSort(chooseSort(list.sort, key));
    },
    onResize: (column: string, width: number | null) =>
      change(resizeColumn(choices, asColumn(column), width)),
    onMove: (column: string, by: 1 | -1) => change(moveColumn(choices, asColumn(column), by)),
    isSelected: list.selection.isSelected,
    isFaded: isDeleted,
  };
}

type UserGridProps = LookProps & { acts: ReturnType<typeof useListActs>; onExport(): void };

/** The users as a table, and what can be done with the selected ones. */
export function UserGrid({ acts, onExport, ...look }: UserGridProps) {
  const { list } = look;
  const { selection, focus } = list;
  return (
    <Grid
      {...useLook(look)}
      ref={list.grid}
      total={list.rows}
      rows={list.source}
      picked={selection.picked}
      pickingOff={list.off.all}
      onPick={selection.toggleLoaded}
      focus={focus.index}
      onFocus={focus.set}
      onOpen={acts.openRow}
      onPickRow={({ index, how }) => (how === 'toggle' ? selection.toggle(index) : selection.extendTo(index))}
      onMenu={(_, at) => acts.setMenuAt(at)}
      onSight={list.onSight}
      firstRow={list.state.firstRow}
    >
      <NewUsers count={list.facts.ahead} onShow={list.showNew} />
      <BulkBar
        count={list.selected}
        exportOff={list.off.exportSelection}
        onExport={onExport}
        onClear={selection.clear}
      />
    </Grid>
  );
}

/** The table before anything is read. */
export function EmptyUserGrid(look: LookProps) {
  const { t } = useLingui();
  return <Grid {...useLook(look)} {...still} pickingOff={t`Nothing loaded yet.`} />;
}

function isDeleted({ status }: { status: string }): boolean {
  return status === 'deleted';
}

function ignore() {}

/** Rows that are not there yet and do nothing. */
const still = {
  total: guessedRows,
  rows: createRowSource<never, never>({ idOf: String, read: () => new Promise<never>(ignore) }),
  picked: 'none' as const,
  onPick: ignore,
  focus: -1,
  onFocus: ignore,
  onOpen: ignore,
  onPickRow: ignore,
  onMenu: ignore,
  onSight: ignore,
  firstRow: 0,
};
