import { Trans, useLingui } from '@lingui/react/macro';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { UserRow } from '@/api/bindings';
import { useAllowed, useSession } from '@/api/session';
import { useRecentUsers } from '@/api/stats';
import { Card } from '@/components/Card';
import { RelativeTime } from '@/components/RelativeTime';
import { StaticTable } from '@/components/StaticTable';
import { StatusBadge } from '@/components/StatusBadge';
import { Empty } from '@/components/states/Empty';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { NoPermission } from '@/components/states/NoPermission';
import { UserAvatar } from '@/components/UserAvatar';
import { useFormat } from '@/format/useFormat';
import { userTypes } from '@/pages/user/words';
import { Lines } from './Outline';
import classes from './overview.module.css';

/** The latest sign-ups; each opens the user. */
export function Recent({ today }: { today: number | null }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const allowed = useAllowed('user.list');
  const { data, error, refetch } = useRecentUsers(8, allowed);
  return (
    <Card
      title={t`Recent registrations`}
      meta={today !== null && <Trans>{number(today)} today</Trans>}
      flush
      actions={
        allowed && (
          <Link to="/users" className={classes.link}>
            <Trans>Open in Users</Trans>
          </Link>
        )
      }
    >
      {!allowed ? (
        <NoPermission permission="user.list" />
      ) : data === undefined ? (
        error ? (
          <Failure error={error} title={t`The list could not be read`} onRetry={() => void refetch()} />
        ) : (
          <Loading label={<Trans>Loading users</Trans>}>
            <Lines count={8} />
          </Loading>
        )
      ) : data.items.length === 0 ? (
        <Empty icon={IconUsers} title={t`No users yet`} />
      ) : (
        <RecentTable users={data.items} />
      )}
    </Card>
  );
}

function RecentTable({ users }: { users: UserRow[] }) {
  const { t, i18n } = useLingui();
  const { country } = useFormat();
  const typed = useSession().meta.user_types.length > 0;
  const columns = [
    { key: 'name', label: t`Name`, width: '24%' },
    { key: 'email', label: t`Email` },
    ...(typed ? [{ key: 'type', label: t`Type`, width: '120px' }] : []),
    { key: 'status', label: t`Status`, width: '130px' },
    { key: 'country', label: t`Country`, width: '180px' },
    { key: 'time', label: t`Time`, width: '110px', end: true },
  ];
  return (
    <StaticTable label={t`Recent registrations`} columns={columns}>
      {users.map((user) => (
        <tr key={user.user_id}>
          <td>
            <Link to="/users/$userId" params={{ userId: user.user_id }} className={classes.name}>
              <UserAvatar name={user.name} /> <span dir="auto">{user.name}</span>
            </Link>
          </td>
          <td data-dim>{user.email && <bdi dir="ltr">{user.email}</bdi>}</td>
          {typed && <td data-dim>{user.user_types.map((type) => i18n._(userTypes[type])).join(', ')}</td>}
          <td>
            <StatusBadge status={user.status} />
          </td>
          <td data-dim>{country(user.country)}</td>
          <td data-end data-dim>
            <RelativeTime at={user.registered_at} />
          </td>
        </tr>
      ))}
    </StaticTable>
  );
}
