import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useWaitingAccounts } from '@/api/applications';
import { useWaiting } from '@/api/approvals';
import { useDeadLetters } from '@/api/outbox';
import { ask } from '@/api/read';
import { useAllowed, useSession } from '@/api/session';
import { Counter } from '@/components/Counter';
import {
  applications,
  approvals,
  auditLog,
  exportsPlace,
  outbox,
  overview,
  settings,
  useListPlaces,
  users,
} from './places';
import classes from './Sidebar.module.css';
import { SidebarItem } from './SidebarItem';

/** The way around. It holds only what exists. */
export function Sidebar({ rail }: { rail: boolean }) {
  const { t } = useLingui();
  const readsLog = useAllowed('audit.view');
  return (
    <nav className={classes.sidebar} data-rail={rail || undefined} aria-label={t`Main`}>
      <SidebarItem place={overview} rail={rail} />
      <SidebarItem place={users} rail={rail} heading />
      <UserLists />
      <SavedViews />
      <div className={classes.gap} />
      <Approvals rail={rail} />
      <SidebarItem place={exportsPlace} rail={rail} />
      {readsLog && <SidebarItem place={auditLog} rail={rail} />}
      <Outbox rail={rail} />
      <div className={classes.foot}>
        <SidebarItem place={settings} rail={rail} />
      </div>
    </nav>
  );
}

function Approvals({ rail }: { rail: boolean }) {
  const { for_me: waiting } = useWaiting(true);
  const count = waiting > 0 ? <Counter value={waiting} waiting /> : undefined;
  return <SidebarItem place={approvals} rail={rail} count={count} />;
}

/** With how many messages did not get through. */
function Outbox({ rail }: { rail: boolean }) {
  const dead = useDeadLetters();
  const count = dead > 0 ? <Counter value={dead} waiting /> : undefined;
  return <SidebarItem place={outbox} rail={rail} count={count} />;
}

function UserLists() {
  const { t } = useLingui();
  const waiting = useWaitingAccounts().count;
  return (
    <>
      <SidebarItem sub place={{ to: '/users', label: t`All` }} />
      {useListPlaces().map(({ to, label, list }) => (
        <SidebarItem
          key={list ?? to}
          sub
          place={{ to, label, ...(list && { search: { list } }) }}
          count={to === applications.to && waiting > 0 ? <Counter value={waiting} waiting /> : undefined}
        />
      ))}
    </>
  );
}

function SavedViews() {
  const { connection } = useSession();
  const views = useQuery(ask('listViews', connection.id)).data ?? [];
  if (views.length === 0) return null;
  return (
    <>
      <div className={classes.caption}>
        <Trans>Saved views</Trans>
      </div>
      {views.map(({ id, name }) => (
        <SidebarItem key={id} sub place={{ to: '/users', label: name, search: { view: id } }} />
      ))}
    </>
  );
}
