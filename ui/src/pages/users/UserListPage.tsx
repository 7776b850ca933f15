import { Trans, useLingui } from '@lingui/react/macro';
import { IconFileExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SavedView } from '@/api/bindings';
import { usePreferences, useSavePreferences } from '@/api/preferences';
import { useSession } from '@/api/session';
import { countUsers } from '@/api/users';
import { ReasonedButton } from '@/components/ReasonedButton';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { useCopy } from '@/components/useCopy';
import { useFormat } from '@/format/useFormat';
import { setExportScope } from '@/forms/exportScope';
import { Page } from '@/frame/Page';
import { moveColumn, resizeColumn } from '@/table/columns';
import { Grid, type GridHandle } from '@/table/Grid';
import { createRowSource } from '@/table/rowSource';
import type { Span } from '@/table/scale';
import { countSelected } from '@/table/selection';
import { createSignal } from '@/table/signal';
import { BulkBar } from './BulkBar';
import { ColumnsMenu } from './ColumnsMenu';
import { CountLine } from './CountLine';
import { FilterBar } from './FilterBar';
import { useGroupText } from './filters/valueText';
import { ListArea } from './ListArea';
import { type ListState, queryText, selectorOf } from './listState';
import type { Preset } from './lists';
import { NoMatch } from './NoMatch';
import { rememberOpen } from './openList';
import { PageFailure } from './PageFailure';
import { Peek } from './peek/Peek';
import type { Vocabulary } from './query/fields';
import { groupFilters } from './query/format';
import { type MenuPoint, RowMenu } from './RowMenu';
import { RowsInSight } from './RowsInSight';
import { SearchBar } from './SearchBar';
import { SelectionStrip } from './SelectionStrip';
import { SkippedStrip } from './SkippedStrip';
import { chooseSort, columnOfSort, readSort, sortOfColumn, writeSort } from './sort';
import { useAnnounced } from './useAnnounced';
import { useColumns } from './useColumns';
import { useFocus } from './useFocus';
import { useGridColumns } from './useGridColumns';
import { useListKeys } from './useListKeys';
import { useListState } from './useListState';
import { useOffReasons } from './useOffReasons';
import { useRows } from './useRows';
import classes from './users.module.css';
import { useSelection } from './useSelection';
import { ViewMenu } from './views/ViewMenu';

const rowHeights = { compact: 32, comfortable: 40 };
/** Rows of skeleton while nothing is known. */
const guessedRows = 24;

type UserListPageProps = {
  listKey: string;
  preset: Preset;
  view: SavedView | null;
  vocabulary: Vocabulary;
  start(): Partial<ListState>;
};

/** One list of users: find, look, select, go on. */
export function UserListPage({ listKey, preset, view, vocabulary, start }: UserListPageProps) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const { connection, meta, offlineSince } = useSession();
  const { copy } = useCopy();
  const preferences = usePreferences();
  const savePreferences = useSavePreferences();
  const { state: list, change } = useListState(listKey, start);
  const grid = useRef<GridHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<'filter' | 'sort' | null>(null);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  const [sight] = useState(() => createSignal<Span | null>(null));

  const sort = readSort(list.sort ?? preferences.sort, meta.sorts);
  const selector = selectorOf(list, preset.filters);
  const { source, facts } = useRows(selector, writeSort(sort), list.firstRow);
  const total = facts.total ?? 0;
  const { skipped, failure } = facts;
  const query = queryText(list.search, list.filters);
  const off = useOffReasons(skipped.length > 0, facts.total, list.selection);
  const selection = useSelection(list, source, query, total, off.all !== null, change);
  const selected = countSelected(list.selection);
  const focus = useFocus(list, source, total, change, grid);
  const { columns, choices, ...columnActs } = useColumns();
  const gridColumns = useGridColumns(columns, choices, vocabulary);
  const groupText = useGroupText(vocabulary);
  const everyone = useQuery({
    queryKey: ['countUsers', connection.id, selectorOf({ search: '', filters: {} }, preset.filters)],
    queryFn: () => countUsers(connection.id, selectorOf({ search: '', filters: {} }, preset.filters)),
  }).data;
  useAnnounced(facts.total, selected);

  const onSight = useCallback(
    (span: Span) => {
      sight.set(span);
      source.want(span.first, span.last);
    },
    [sight, source],
  );
  useEffect(() => () => change({ type: 'scrolled', firstRow: sight.get()?.first ?? 0 }), [change, sight]);

  function setSort(next: typeof sort) {
    change({ type: 'sort', sort: writeSort(next) });
    savePreferences({ sort: writeSort(next) });
  }

  function openRow(index: number) {
    const row = source.row(index);
    if (!row) return;
    change({ type: 'focus', index, id: row.user_id });
    rememberOpen({ connection: connection.id, source, index, change });
    void navigate({ to: '/users/$userId', params: { userId: row.user_id } });
  }

  function extend(by: 1 | -1) {
    const to = Math.min(Math.max(0, focus.index + by), total - 1);
    selection.extendFrom(focus.index, to);
    focus.set(to);
  }

  function openMenu() {
    const row = grid.current?.element
      ?.querySelector(`[data-index="${focus.index}"]`)
      ?.getBoundingClientRect();
    if (row && focus.row) setMenuAt({ x: row.left + 220, y: row.bottom });
  }

  const title = view ? view.name : i18n._(preset.title);

  function exportAll(ids: string[] | null, count: number) {
    const filters = groupFilters(list.filters, vocabulary).map(groupText);
    const words = [
      title,
      ...(list.search ? [list.search] : []),
      ...filters.map(({ label, value }) => `${label}: ${value}`),
    ];
    const label = ids ? t`${format.number(count)} selected users` : words.join(', ');
    const shown = choices.filter((choice) => choice.shown).map(({ column }) => column);
    setExportScope({ selector, sort: writeSort(sort), userIds: ids, count, label, columns: shown });
    void navigate({ to: '/exports/new' });
  }

  function exportSelected() {
    const { selection: chosen } = list;
    exportAll(chosen.kind === 'rows' ? [...chosen.ids] : null, selected);
  }

  useListKeys({
    move: (by) => focus.set(focus.index + by),
    movePage: (by) => focus.set(focus.index + by * (grid.current?.pageRows() ?? 1)),
    moveTo: (end) => focus.set(end === 'first' ? 0 : total - 1),
    extend,
    toggle: () => selection.toggle(focus.index),
    selectMore: selection.selectMore,
    peek: () => savePreferences({ peekOpen: !preferences.peekOpen }),
    open: () => openRow(focus.index),
    search: () => searchField.current?.focus(),
    filter: () => setOpen('filter'),
    sort: () => setOpen('sort'),
    density: () =>
      savePreferences({ density: preferences.density === 'compact' ? 'comfortable' : 'compact' }),
    refresh: source.refresh,
    menu: openMenu,
    copyId: () => focus.row && copy(focus.row.user_id),
    leave: () =>
      preferences.peekOpen && focus.row ? savePreferences({ peekOpen: false }) : selection.clear(),
  });

  const sortedColumn = columnOfSort(meta.columns, sort.key);
  const gridProps = {
    label: title,
    columns: gridColumns,
    rowHeight: rowHeights[preferences.density],
    sort: sortedColumn && { column: sortedColumn, descending: sort.descending },
    onSort(column: string) {
      const key = sortOfColumn(meta.columns, column);
      if (key) setSort(chooseSort(sort, key));
    },
    onResize: (column: string, width: number | null) =>
      columnActs.change(resizeColumn(choices, asColumn(column), width)),
    onMove: (column: string, by: 1 | -1) => columnActs.change(moveColumn(choices, asColumn(column), by)),
    isSelected: selection.isSelected,
    isFaded: isDeleted,
  };
  const asColumn = (key: string) => choices.find(({ column }) => column === key)?.column ?? 'name';
  const filtered = list.search !== '' || Object.keys(list.filters).length > 0;

  return (
    <Page
      filled
      title={<bdi>{title}</bdi>}
      meta={everyone !== undefined && <Trans>{format.number(everyone)} total</Trans>}
      actions={
        <>
          <ViewMenu
            view={view}
            selector={selector}
            sort={writeSort(sort)}
            columns={choices.filter(({ shown }) => shown).map(({ column }) => column)}
          />
          <ReasonedButton
            reason={off.exportList}
            leftSection={<IconFileExport size={16} stroke={1.6} />}
            onClick={() => exportAll(null, total)}
          >
            <Trans>Export…</Trans>
          </ReasonedButton>
        </>
      }
      status={
        <RowsInSight
          sight={sight}
          total={total}
          onJump={(index) => {
            grid.current?.jump(index);
            focus.set(index);
          }}
        />
      }
    >
      <SearchBar
        ref={searchField}
        list={list}
        vocabulary={vocabulary}
        onChange={change}
        onLeave={() => grid.current?.focus()}
      >
        <CountLine facts={facts} filtered={filtered} />
      </SearchBar>
      <FilterBar
        list={list}
        vocabulary={vocabulary}
        skipped={skipped}
        sort={sort}
        density={preferences.density}
        open={open}
        onOpen={setOpen}
        onChange={change}
        onSort={setSort}
        onDensity={(density) => savePreferences({ density })}
      >
        <ColumnsMenu
          columns={columns}
          choices={choices}
          onChange={columnActs.change}
          onReset={columnActs.reset}
        />
      </FilterBar>
      {offlineSince !== null && <OfflineStrip since={offlineSince} onRetry={source.refresh} />}
      <SkippedStrip
        skipped={skipped}
        filters={list.filters}
        vocabulary={vocabulary}
        onRetry={source.refresh}
        onRemove={() => change({ type: 'filters', ids: skipped.map(({ filter }) => filter), filters: {} })}
      />
      {failure && facts.total !== null && <PageFailure error={failure} onRetry={source.retry} />}
      <div className={classes.split}>
        <div className={classes.table}>
          <SelectionStrip
            selection={list.selection}
            query={query}
            total={total}
            dropped={list.dropped}
            off={off.all}
            onAll={selection.selectAll}
            onClear={selection.clear}
          />
          <ListArea
            facts={facts}
            source={source}
            skeleton={<Grid {...gridProps} {...still} pickingOff={t`Nothing is read yet.`} />}
            noMatch={
              <NoMatch list={list} preset={preset.filters} vocabulary={vocabulary} onChange={change} />
            }
          >
            <Grid
              {...gridProps}
              ref={grid}
              total={total}
              rows={source}
              picked={selection.picked}
              pickingOff={off.all}
              onPick={selection.toggleLoaded}
              focus={focus.index}
              onFocus={focus.set}
              onOpen={openRow}
              onPickRow={({ index, how }) =>
                how === 'toggle' ? selection.toggle(index) : selection.extendTo(index)
              }
              onMenu={(_, at) => setMenuAt(at)}
              onSight={onSight}
              firstRow={list.firstRow}
            >
              <BulkBar
                count={selected}
                exportOff={off.exportSelection}
                onExport={exportSelected}
                onClear={selection.clear}
              />
            </Grid>
          </ListArea>
        </div>
        {preferences.peekOpen && focus.row && (
          <Peek
            row={focus.row}
            width={preferences.peekWidth}
            onOpen={() => openRow(focus.index)}
            onClose={() => savePreferences({ peekOpen: false })}
          />
        )}
      </div>
      {menuAt && focus.row && (
        <RowMenu
          row={focus.row}
          at={menuAt}
          onOpen={() => openRow(focus.index)}
          onClose={() => setMenuAt(null)}
        />
      )}
    </Page>
  );
}

function isDeleted({ status }: { status: string }): boolean {
  return status === 'deleted';
}

function ignore() {}

/** A table of rows that are not there yet and do nothing. */
const still = {
  total: guessedRows,
  rows: createRowSource<never, never>({ read: () => new Promise<never>(ignore) }),
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
