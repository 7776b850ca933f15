import { Trans, useLingui } from '@lingui/react/macro';
import { IconFileExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useOfferedActions } from '@/actions/useOffers';
import type { SavedView } from '@/api/bindings';
import { usePreferences, useSavePreferences } from '@/api/preferences';
import { useSession } from '@/api/session';
import { countUsers } from '@/api/users';
import { ReasonedButton } from '@/components/ReasonedButton';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { useFormat } from '@/format/useFormat';
import { Page } from '@/frame/Page';
import { ColumnsButton } from './ColumnsButton';
import { ColumnsPanel } from './ColumnsPanel';
import { CountLine } from './CountLine';
import { CreateButton } from './CreateButton';
import { FilterBar } from './FilterBar';
import { ListArea } from './ListArea';
import { type ListState, selectorOf } from './listState';
import type { Preset } from './lists';
import { NoMatch } from './NoMatch';
import { PageFailure } from './PageFailure';
import { Peek } from './peek/Peek';
import type { Vocabulary } from './query/fields';
import type { Filters } from './query/parse';
import { RowMenu } from './RowMenu';
import { RowsInSight } from './RowsInSight';
import { SearchBar } from './SearchBar';
import { SelectionStrip } from './SelectionStrip';
import { Similar } from './Similar';
import { SkippedStrip } from './SkippedStrip';
import { writeSort } from './sort';
import { EmptyUserGrid, UserGrid } from './UserGrid';
import { useColumns } from './useColumns';
import { useListActs } from './useListActs';
import { useListExport } from './useListExport';
import classes from './users.module.css';
import { useUserList } from './useUserList';
import { ViewMenu } from './views/ViewMenu';

type UserListPageProps = {
  listKey: string;
  preset: Preset;
  view: SavedView | null;
  vocabulary: Vocabulary;
  start(): Partial<ListState>;
};

/** One list of users: find, look, select, go on. */
export function UserListPage({ listKey, preset, view, vocabulary, start }: UserListPageProps) {
  const { i18n } = useLingui();
  const format = useFormat();
  const { density, peek_open, peek_width } = usePreferences();
  const savePreferences = useSavePreferences();
  const list = useUserList(listKey, preset.filters, start);
  const { state, change, facts, source, focus, grid } = list;
  const acts = useListActs(list);
  const columns = useColumns();
  const shown = columns.choices.filter((choice) => choice.shown).map(({ column }) => column);
  const everyone = useEveryone(preset.filters);
  useOfferedActions(focus.row ?? null);
  const title = view ? view.name : i18n._(preset.title);
  const { exportAll, exportSelected } = useListExport(list, title, vocabulary, shown);
  const { skipped, failure } = facts;
  const filtered = state.search !== '' || Object.keys(state.filters).length > 0;
  const look = { list, title, columns, vocabulary };

  return (
    <Page
      filled
      title={<bdi>{title}</bdi>}
      meta={everyone !== undefined && <Trans>{format.number(everyone)} total</Trans>}
      actions={
        <>
          <ViewMenu view={view} selector={list.selector} sort={writeSort(list.sort)} columns={shown} />
          <ReasonedButton
            reason={list.off.exportList}
            leftSection={<IconFileExport size={16} stroke={1.6} />}
            onClick={exportAll}
          >
            <Trans>Export…</Trans>
          </ReasonedButton>
          <CreateButton />
        </>
      }
      status={
        <RowsInSight
          sight={list.sight}
          total={list.rows}
          onJump={(index) => {
            grid.current?.jump(index);
            focus.set(index);
          }}
        />
      }
    >
      <SearchBar
        ref={acts.searchField}
        list={state}
        vocabulary={vocabulary}
        onChange={change}
        onLeave={() => grid.current?.focus()}
      >
        <CountLine facts={facts} filtered={filtered} />
      </SearchBar>
      <FilterBar
        list={state}
        vocabulary={vocabulary}
        skipped={skipped}
        sort={list.sort}
        density={density}
        open={acts.open}
        onOpen={acts.setOpen}
        onChange={change}
        onSort={list.setSort}
        onDensity={(chosen) => savePreferences({ density: chosen })}
      >
        <ColumnsButton
          ref={acts.columnsButton}
          shown={shown.length}
          all={columns.choices.length}
          open={acts.open === 'columns'}
          onOpen={(open) => (open ? acts.setOpen('columns') : acts.closeColumns())}
        />
      </FilterBar>
      <OfflineStrip />
      <SkippedStrip
        skipped={skipped}
        filters={state.filters}
        vocabulary={vocabulary}
        onRetry={list.refresh}
        onRemove={() => change({ type: 'filters', ids: skipped.map(({ filter }) => filter), filters: {} })}
      />
      {failure && facts.total !== null && <PageFailure error={failure} onRetry={source.retry} />}
      <div className={classes.split}>
        <div className={classes.table}>
          <SelectionStrip
            selection={state.selection}
            query={list.query}
            total={list.total}
            dropped={state.dropped}
            off={list.off.all}
            onAll={list.selection.selectAll}
            onClear={list.selection.clear}
          />
          {facts.total === 0 && <Similar users={facts.similar} masked={facts.masked} exact={0} />}
          <ListArea
            facts={facts}
            source={source}
            skeleton={<EmptyUserGrid {...look} />}
            noMatch={
              <NoMatch list={state} preset={preset.filters} vocabulary={vocabulary} onChange={change} />
            }
          >
            <UserGrid {...look} acts={acts} onExport={exportSelected} />
          </ListArea>
          {facts.total !== 0 && <Similar users={facts.similar} masked={facts.masked} exact={list.total} />}
        </div>
        {acts.open === 'columns' && (
          <ColumnsPanel
            columns={columns.columns}
            choices={columns.choices}
            onChange={columns.change}
            onReset={columns.reset}
            onClose={acts.closeColumns}
          />
        )}
        {/* One of them at a time: the table needs the room. */}
        {acts.open !== 'columns' && peek_open && focus.row && (
          <Peek
            row={focus.row}
            width={peek_width}
            onOpen={() => acts.openRow(focus.index)}
            onClose={() => savePreferences({ peek_open: false })}
          />
        )}
      </div>
      {acts.menuAt && focus.row && (
        <RowMenu
          row={focus.row}
          at={acts.menuAt}
          onOpen={() => acts.openRow(focus.index)}
          onClose={() => acts.setMenuAt(null)}
        />
      )}
    </Page>
  );
}

/** How many users the list has before anyone filters it. */
function useEveryone(preset: Filters): number | undefined {
  const { connection } = useSession();
  const selector = selectorOf({ search: '', filters: {} }, preset);
  return useQuery(countUsers(connection.id, selector)).data;
}
