import { useLingui } from '@lingui/react/macro';
import { IconDeviceMobile, IconMail } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { UserStats } from '@/api/bindings';
import { Card } from '@/components/Card';
import { useFormat } from '@/format/useFormat';
import classes from './overview.module.css';

/** How many users can be reached for sure (STA-1); each number opens its list. */
export function Verified({ stats }: { stats: UserStats }) {
  const { t } = useLingui();
  const { number, percent } = useFormat();
  const ways = [
    { filter: 'email_verified', label: t`Email verified`, icon: IconMail, count: stats.email_verified },
    {
      filter: 'phone_verified',
      label: t`Phone verified`,
      icon: IconDeviceMobile,
      count: stats.phone_verified,
    },
  ];
  return (
    <Card title={t`Verification`}>
      <div className={classes.rows}>
        {ways.map(({ filter, label, icon: Shape, count }) => (
          <Link key={filter} to="/users" search={{ q: `${filter}:yes` }} className={classes.row} data-share>
            <Shape size={16} stroke={1.6} aria-hidden />
            <span>{label}</span>
            <b>{number(count)}</b>
            <small>{stats.total > 0 && percent(count / stats.total)}</small>
          </Link>
        ))}
      </div>
    </Card>
  );
}
