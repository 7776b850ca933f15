import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCanGoBack, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '@/actions/ActionButton';
import { targetOf } from '@/actions/target';
import { useRefreshUsers } from '@/api/actions';
import type { UserDetail } from '@/api/bindings';
import { isConsoleError } from '@/api/ConsoleError';
import { useAllowed, useSession } from '@/api/session';
import { useUser } from '@/api/user';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { NoPermission } from '@/components/states/NoPermission';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { useNow } from '@/format/useNow';
import { Page } from '@/frame/Page';
import { useListPlace } from '@/pages/users/openList';
import { Erased } from './Erased';
import { NotesList } from './NotesList';
import { RequestNotices, StateNotices } from './StateNotices';
import { TabContent } from './TabContent';
import { type TabId, tabOf, tabsOf } from './tabs';
import { SecurityPanel } from './tabs/SecurityPanel';
import { localTime } from './timeZone';
import { UserHead } from './UserHead';
import { UserTabs } from './UserTabs';
import classes from './user.module.css';
import { useUserKeys } from './useUserKeys';

/** Everything about one user (USR-1 to USR-7, USR-14, USR-15). */
export default function User() {
  const allowed = useAllowed('user.view');
  const { userId = '' } = useParams({ strict: false });
  if (!allowed) {
    return (
      <Page title={<Trans>User</Trans>}>
        <NoPermission permission="user.view" />
      </Page>
    );
  }
  return <UserPage key={userId} userId={userId} />;
}

function UserPage({ userId }: { userId: string }) {
  const { t, i18n } = useLingui();
  const { meta } = useSession();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const now = useNow();
  const wide = useMediaQuery('(min-width: 1440px)', window.innerWidth >= 1440, {
    getInitialValueInEffect: false,
  });
  const [panelOpen, setPanelOpen] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const place = useListPlace(userId);
  const { data, error, isFetching, refetch } = useUser(userId);
  const isErased = isConsoleError(error, 'erased');
  // What was read before it is nobody's any more.
  const user = isErased ? undefined : data;
  const refresh = useRefreshUsers();
  const tabs = user ? tabsOf(user, meta.modules) : [];
  const tab = tabOf(search.tab, tabs);
  const local = user ? localTime(now, user.profile.timezone, i18n.locale) : null;

  function openTab(next: TabId) {
    void navigate({ to: '/users/$userId', params: { userId }, search: { tab: next }, replace: true });
  }
  async function move(by: 1 | -1) {
    const next = await place?.go(by);
    if (!next) return;
    void navigate({ to: '/users/$userId', params: { userId: next }, search: { tab }, replace: true });
  }
  function back() {
    if (canGoBack) router.history.back();
    else void navigate({ to: '/users' });
  }

  useUserKeys({
    user,
    tabCount: tabs.length,
    inList: place !== null,
    menuOpen,
    onTab: (index) => tabs[index] && openTab(tabs[index].id),
    onMove: (by) => void move(by),
    onMenu: () => setMenuOpen(true),
    onBack: back,
    onRefresh: refresh,
  });

  return (
    <Page
      title={t`User`}
      filled
      head={
        <UserHead
          user={user}
          nobody={isErased ? t`Deleted user` : null}
          place={place}
          busy={isFetching}
          menuOpen={menuOpen}
          onMenu={setMenuOpen}
          onMove={(by) => void move(by)}
          onRefresh={refresh}
        />
      }
      status={local && <span>{t`User’s local time ${local}`}</span>}
    >
      <OfflineStrip />
      {user ? (
        <>
          <UserTabs
            user={user}
            tabs={tabs}
            tab={tab}
            panelOpen={tab === 'overview' && !wide ? panelOpen : null}
            onPanel={() => setPanelOpen(!panelOpen)}
            onTab={openTab}
          />
          <div className={classes.split}>
            <div
              className={classes.main}
              role="tabpanel"
              id="user-tab"
              aria-labelledby={`user-tab-${tab}`}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key
              tabIndex={0}
            >
              <StateNotices user={user} />
              <RequestNotices userId={userId} />
              <TabContent tab={tab} user={user} onTab={openTab} />
            </div>
            {tab === 'security' && <SecurityPanel user={user} />}
            {tab === 'overview' && (wide || panelOpen) && <NotesPanel user={user} />}
          </div>
        </>
      ) : isErased ? (
        <Erased userId={userId} />
      ) : error ? (
        <Failure
          error={error}
          title={<Trans>This user could not be read</Trans>}
          onRetry={() => void refetch()}
        />
      ) : (
        <UserSkeleton />
      )}
    </Page>
  );
}

function NotesPanel({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  return (
    <aside className={classes.panel} aria-label={t`Notes and flags`}>
      <header className={classes.panelHead}>
        <h2>{t`Notes and flags`}</h2>
        <ActionButton target={targetOf(user)} operation="users.notes.add" size="xs" marked />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key */}
      <div className={classes.panelBody} tabIndex={0} role="region" aria-label={t`Timeline`}>
        <NotesList userId={user.user_id} />
      </div>
    </aside>
  );
}

function UserSkeleton() {
  return (
    <Loading label={<Trans>Loading the user</Trans>}>
      <div className={classes.skeleton}>
        <Skeleton height={56} />
        <div className={classes.cards}>
          <Skeleton height={220} />
          <Skeleton height={220} />
          <Skeleton height={180} />
          <Skeleton height={180} />
        </div>
      </div>
    </Loading>
  );
}
