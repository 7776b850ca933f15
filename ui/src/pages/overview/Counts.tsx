import { useLingui } from '@lingui/react/macro';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { UserStats, UserStatus } from '@/api/bindings';
import { useSession } from '@/api/session';
import { statusLooks, useStatusLabel } from '@/components/StatusBadge';
import { useFormat } from '@/format/useFormat';
import classes from './overview.module.css';
import { compare } from './periods';

const order: UserStatus[] = ['active', 'pending_verification', 'inactive', 'suspended', 'deleted'];

/** How many users are in each status; each number opens its list. */
export function Counts({ stats }: { stats: UserStats }) {
  const { t } = useLingui();
  const { number, percent } = useFormat();
  const labelOf = useStatusLabel();
  const { statuses } = useSession().meta;
  // A platform that names its statuses has no others (PRE-1).
  const isKnown = (status: UserStatus) =>
    statuses.length === 0 || statuses.some((known) => known.status === status);
  return (
    <nav className={classes.counts} aria-label={t`Users by status`}>
      <Link to="/users" className={classes.count}>
        <span className={classes.label}>
          <IconUsers size={14} stroke={1.6} aria-hidden /> {t`All users`}
        </span>
        <span className={classes.value}>{number(stats.total)}</span>
        <span className={classes.share}>{t`${number(compare(stats).current)} new in 30 days`}</span>
      </Link>
      {order.filter(isKnown).map((status) => {
        const count = stats.by_status.find((one) => one.status === status)?.count ?? 0;
        const { icon: Shape, tone } = statusLooks[status];
        return (
          <Link
            key={status}
            to="/users"
            search={{ q: `status:${status}` }}
            className={classes.count}
            data-tone={tone}
          >
            <span className={classes.label}>
              {Shape && <Shape size={14} stroke={1.6} aria-hidden />} {labelOf(status)}
            </span>
            <span className={classes.value}>{number(count)}</span>
            <span className={classes.share}>{stats.total > 0 && percent(count / stats.total)}</span>
          </Link>
        );
      })}
    </nav>
  );
}
