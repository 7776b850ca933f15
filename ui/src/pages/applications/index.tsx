import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Select } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useApplications, useWaitingAccounts } from '@/api/applications';
import type { UserRow } from '@/api/bindings';
import { useAllowed, useSession } from '@/api/session';
import { Reading } from '@/components/inbox/Reading';
import { Split } from '@/components/inbox/Split';
import { useInbox } from '@/components/inbox/useInbox';
import { Empty } from '@/components/states/Empty';
import { NoPermission } from '@/components/states/NoPermission';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { Page } from '@/frame/Page';
import { type ApplicationSearch, hasList } from '@/frame/place';
import { ApplicantDetail } from './ApplicantDetail';
import { ApplicantList } from './ApplicantList';
import classes from './applications.module.css';

/** New accounts that wait until somebody looked at them, one by one (APR-1). */
export default function Applications() {
  const { t } = useLingui();
  const { meta } = useSession();
  const allowed = useAllowed('user.list');
  const navigate = useNavigate();
  const search: ApplicationSearch = useSearch({ strict: false });
  const pages = useApplications(search.order === 'oldest' ? 'registered' : '-registered');
  const go = (to: ApplicationSearch) => void navigate({ to: '/applications', search: to, replace: true });
  const show = (user: UserRow) => go({ ...search, open: user.user_id });
  const {
    first,
    items: users,
    open,
    next,
  } = useInbox({
    pages,
    idOf: (user: UserRow) => user.user_id,
    named: search.open,
    onOpen: show,
    group: t`Pending approval`,
    next: t`Next account`,
    previous: t`Previous account`,
  });

  if (!allowed || !hasList(meta, 'pending')) {
    return (
      <Page title={t`Pending approval`}>
        {allowed ? <NotHere /> : <NoPermission permission="user.list" />}
      </Page>
    );
  }
  return (
    <Page
      title={t`Pending approval`}
      filled
      meta={<Figures />}
      actions={<Order order={search.order} onChange={go} />}
      status={<Trans>Opening a document is written to the audit log.</Trans>}
    >
      <OfflineStrip />
      <Split
        list={
          first === undefined ? (
            <Reading
              error={pages.error}
              failed={t`The accounts could not be read`}
              loading={<Trans>Loading accounts</Trans>}
              lines={[32, 32, 32, 32]}
              onRetry={() => void pages.refetch()}
            />
          ) : (
            users.length > 0 && <ApplicantList pages={pages} users={users} open={open} onOpen={show} />
          )
        }
      >
        {open ? <ApplicantDetail key={open} userId={open} onSkip={next} /> : first && <Nobody />}
      </Split>
    </Page>
  );
}

/** How many wait, and how long the first of them. */
function Figures() {
  const { span } = useFormat();
  const { count, since } = useWaitingAccounts();
  const now = useNow();
  return (
    <>
      <Plural value={count} one="# waiting" other="# waiting" />
      {since && <Trans>, oldest {span(now.getTime() - Date.parse(since))}</Trans>}
    </>
  );
}

type OrderProps = Pick<ApplicationSearch, 'order'> & { onChange(to: ApplicationSearch): void };

function Order({ order, onChange }: OrderProps) {
  const { t } = useLingui();
  return (
    <>
      <Anchor renderRoot={(root) => <Link {...root} to="/users" search={{ list: 'pending' }} />}>
        <Trans>Show as a table</Trans>
      </Anchor>
      <Select
        size="xs"
        className={classes.order}
        aria-label={t`Sort`}
        allowDeselect={false}
        data={[
          { value: 'newest', label: t`Newest first` },
          { value: 'oldest', label: t`Oldest first` },
        ]}
        value={order ?? 'newest'}
        onChange={(next) => onChange(next === 'oldest' ? { order: next } : {})}
      />
    </>
  );
}

function Nobody() {
  const { t } = useLingui();
  return (
    <Empty icon={IconUserCheck} title={t`No account waits`}>
      <Trans>New accounts stand here until somebody lets them in or turns them away.</Trans>
    </Empty>
  );
}

/** An address from another platform. */
function NotHere() {
  const { t } = useLingui();
  return (
    <Empty icon={IconUserCheck} title={t`Nobody approves accounts on this platform`}>
      <Trans>The link may come from another platform.</Trans>
    </Empty>
  );
}
