import { useLingui } from '@lingui/react/macro';
import { IconChevronRight, IconId, IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { UserStats } from '@/api/bindings';
import { useSession } from '@/api/session';
import { Card } from '@/components/Card';
import { useFormat } from '@/format/useFormat';
import { hasList, type PlaceSearch } from '@/frame/place';
import classes from './overview.module.css';

/** What somebody should look at soon, where the platform has it (PRE-1); each number opens its list. */
export function Waiting({ stats }: { stats: UserStats }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const { meta } = useSession();
  const expiring: PlaceSearch = { q: 'kyc_expires_in_days:7' };
  const waiting = [
    ...(hasList(meta, 'pending')
      ? [
          {
            icon: IconUserCheck,
            label: t`New accounts to approve`,
            count: stats.pending_approval,
            to: '/applications' as const,
            search: {},
          },
        ]
      : []),
    ...(meta.filters.some(({ filter }) => filter === 'kyc_expires_in_days')
      ? [
          {
            icon: IconId,
            label: t`KYC expires in 7 days`,
            count: stats.kyc_expiring_7_days,
            to: '/users' as const,
            search: expiring,
          },
        ]
      : []),
  ];
  if (waiting.length === 0) return null;
  return (
    <Card title={t`Waiting`}>
      <div className={classes.rows}>
        {waiting.map(({ icon: Shape, label, count, to, search }) => (
          <Link key={label} to={to} search={search} className={classes.row}>
            <Shape size={16} stroke={1.6} aria-hidden />
            <span>{label}</span>
            <b>{number(count)}</b>
            <IconChevronRight size={14} stroke={1.6} aria-hidden />
          </Link>
        ))}
      </div>
    </Card>
  );
}
