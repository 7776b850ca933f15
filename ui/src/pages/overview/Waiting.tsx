import { Trans, useLingui } from '@lingui/react/macro';
import { IconChevronRight, IconId, IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { UserStats } from '@/api/bindings';
import { Card } from '@/components/Card';
import { useFormat } from '@/format/useFormat';
import classes from './overview.module.css';

/** What somebody should look at soon. */
export function Waiting({ stats }: { stats: UserStats }) {
  const { t } = useLingui();
  const { number } = useFormat();
  return (
    <Card title={t`Waiting`}>
      <div className={classes.rows}>
        <Link to="/users" search={{ list: 'pending' }} className={classes.row}>
          <IconUserCheck size={16} stroke={1.6} aria-hidden />
          <span>
            <Trans>New accounts to approve</Trans>
          </span>
          <b>{number(stats.pending_approval)}</b>
          <IconChevronRight size={14} stroke={1.6} aria-hidden />
        </Link>
        {/* No list has a filter for the day on which KYC expires, so this number opens none. */}
        <div className={classes.row}>
          <IconId size={16} stroke={1.6} aria-hidden />
          <span>
            <Trans>KYC expires in 7 days</Trans>
          </span>
          <b>{number(stats.kyc_expiring_7_days)}</b>
        </div>
      </div>
    </Card>
  );
}
