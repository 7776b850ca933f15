import { useLingui } from '@lingui/react/macro';
import { Progress } from '@mantine/core';
import { IconDeviceMobile, IconMail } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { UserStats } from '@/api/bindings';
import { useSession } from '@/api/session';
import { Card } from '@/components/Card';
import { useFormat } from '@/format/useFormat';
import classes from './overview.module.css';

/** How many users can be reached for sure (STA-1); each number opens its list. */
export function Verified({ stats }: { stats: UserStats }) {
  const { t } = useLingui();
  const { number, percent } = useFormat();
  const { filters } = useSession().meta;
  const ways = [
    { filter: 'email_verified', label: t`Email verified`, icon: IconMail, count: stats.email_verified },
    {
      filter: 'phone_verified',
      label: t`Phone verified`,
      icon: IconDeviceMobile,
      count: stats.phone_verified,
    },
  ];
  // The number opens its list, so the list must have the filter (PRE-1).
  const shown = ways.filter(({ filter }) => filters.some((known) => known.filter === filter));
  if (shown.length === 0) return null;
  return (
    <Card title={t`Verification`}>
      <div className={classes.rows}>
        {shown.map(({ filter, label, icon: Shape, count }) => (
          <Link key={filter} to="/users" search={{ q: `${filter}:yes` }} className={classes.row} data-share>
            <Shape size={16} stroke={1.6} aria-hidden />
            <span>{label}</span>
            <b>{number(count)}</b>
            <small>{stats.total > 0 && percent(count / stats.total)}</small>
            <Progress
              className={classes.bar}
              size={4}
              value={stats.total > 0 ? (count / stats.total) * 100 : 0}
              color="var(--st-chart-1)"
              aria-hidden
            />
          </Link>
        ))}
      </div>
    </Card>
  );
}
