import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconClock, IconFlask2 } from '@tabler/icons-react';
import { useAllowed } from '@/api/session';
import { useUserStats } from '@/api/stats';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { NoPermission } from '@/components/states/NoPermission';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { useFormat } from '@/format/useFormat';
import { Page } from '@/frame/Page';
import { Counts } from './Counts';
import { Outline } from './Outline';
import classes from './overview.module.css';
import { Recent } from './Recent';
import { Registrations } from './Registrations';
import { Verified } from './Verified';
import { Waiting } from './Waiting';

/** The platform in figures (STA-1). */
export default function Overview() {
  const { t } = useLingui();
  const { date, time, zoneName } = useFormat();
  const allowed = useAllowed('stats.view');
  const { data: stats, error, refetch } = useUserStats(allowed);
  return (
    <Page
      title={t`Overview`}
      meta={stats && date(stats.as_of)}
      actions={
        stats && (
          <span className={classes.asOf}>
            <IconClock size={14} stroke={1.6} aria-hidden />
            <Trans>
              Figures from {time(stats.as_of)} {zoneName(stats.as_of)}, renewed every 2 min
            </Trans>
            <span className={classes.left}>
              <IconFlask2 size={14} stroke={1.6} aria-hidden />
              <Plural
                value={stats.test_users_left_out}
                _0="Test users left out"
                one="# test user left out"
                other="# test users left out"
              />
            </span>
          </span>
        )
      }
    >
      <OfflineStrip />
      <div className={classes.page}>
        {!allowed ? (
          <div className={classes.state}>
            <NoPermission permission="stats.view" />
          </div>
        ) : stats ? (
          <>
            <Counts stats={stats} />
            <div className={classes.beside}>
              <Registrations stats={stats} />
              <div className={classes.side}>
                <Waiting stats={stats} />
                <Verified stats={stats} />
              </div>
            </div>
          </>
        ) : error ? (
          <div className={classes.state}>
            <Failure error={error} title={t`The figures could not be read`} onRetry={() => void refetch()} />
          </div>
        ) : (
          <Loading label={<Trans>Loading figures</Trans>}>
            <Outline />
          </Loading>
        )}
        <Recent today={stats?.registered_today ?? null} />
      </div>
    </Page>
  );
}
