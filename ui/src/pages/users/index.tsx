import { Trans } from '@lingui/react/macro';
import { IconBookmarkOff, IconListDetails } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { ask } from '@/api/read';
import { useAllowed, useSession } from '@/api/session';
import { useVocabulary } from '@/api/users';
import { Empty } from '@/components/states/Empty';
import { NoPermission } from '@/components/states/NoPermission';
import { Page } from '@/frame/Page';
import { hasList, type PlaceSearch, readPlaceSearch } from '@/frame/place';
import { idsOf } from './listState';
import { all, presetOf } from './lists';
import { parseQuery } from './query/parse';
import { UserListPage } from './UserListPage';
import { listKey, viewKey } from './useListState';

/** The users: all, a sub-list, a saved view, or what a search from elsewhere finds (LST-8). */
export default function Users() {
  const place = readPlaceSearch(useSearch({ strict: false }));
  const { meta } = useSession();
  if (!useAllowed('user.list')) {
    return (
      <Page title={<Trans>Users</Trans>}>
        <NoPermission permission="user.list" />
      </Page>
    );
  }
  if (place.view !== undefined) return <View id={place.view} />;
  return place.list === undefined || hasList(meta, place.list) ? <PlainList place={place} /> : <NoSuchList />;
}

/** An address from another platform, or of before this one lost a part of its product. */
function NoSuchList() {
  return (
    <Page title={<Trans>Users</Trans>}>
      <Empty icon={IconListDetails} title={<Trans>This platform has no such list</Trans>}>
        <Trans>The link may come from another platform.</Trans>
      </Empty>
    </Page>
  );
}

function PlainList({ place }: { place: PlaceSearch }) {
  const preset = presetOf(place.list);
  const vocabulary = useVocabulary(idsOf(preset.filters));
  const key = listKey(useSession(), `${place.list ?? 'all'} ${place.q ?? ''}`);
  function start() {
    if (place.q === undefined) return {};
    const { search, filters } = parseQuery(place.q, vocabulary);
    return { draft: search, search, filters, tokens: idsOf(filters) };
  }
  return (
    <UserListPage key={key} listKey={key} preset={preset} view={null} vocabulary={vocabulary} start={start} />
  );
}

function View({ id }: { id: string }) {
  const session = useSession();
  const vocabulary = useVocabulary([]);
  const views = useQuery(ask('listViews', session.connection.id));
  if (views.isPending) return <Page title={<Trans>Users</Trans>}>{null}</Page>;
  const view = views.data?.find((one) => one.id === id);
  if (!view) {
    return (
      <Page title={<Trans>Users</Trans>}>
        <Empty icon={IconBookmarkOff} title={<Trans>This view is not on this computer</Trans>}>
          <Trans>It was deleted, or the link leads elsewhere. Ask for the link that shares it.</Trans>
        </Empty>
      </Page>
    );
  }
  const { selector, sort } = view;
  const search = selector.search ?? '';
  return (
    <UserListPage
      key={view.id}
      listKey={viewKey(session, view.id)}
      preset={all}
      view={view}
      vocabulary={vocabulary}
      // The desk leaves out what is empty.
      start={() => ({ draft: search, search, filters: selector.filters ?? {}, sort })}
    />
  );
}
