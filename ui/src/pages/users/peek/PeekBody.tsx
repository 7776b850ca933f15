import { Trans, useLingui } from '@lingui/react/macro';
import type { UserDetail } from '@/api/bindings';
import { useLabels } from '@/api/users';
import { ClockTime } from '@/components/ClockTime';
import { CopyId } from '@/components/CopyId';
import { orHidden } from '@/components/Hidden';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { KycBadge } from '@/components/KycBadge';
import { useFormat } from '@/format/useFormat';
import { LatestNote } from './LatestNote';
import classes from './Peek.module.css';
import { RecentActivity } from './RecentActivity';

/** What decides whether one opens the page: who, since when, is anything wrong. */
export function PeekBody({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const format = useFormat();
  const labels = useLabels();
  const { profile, account, kyc } = user;
  return (
    <>
      <KeyValueList labelWidth="92px">
        <KeyValue label={t`User ID`}>
          <CopyId value={user.user_id} label={t`Copy user ID`} />
        </KeyValue>
        <KeyValue label={t`Phone`}>
          {orHidden(
            user.masked,
            'phone',
            profile.phone && (
              <>
                <bdi dir="ltr">{profile.phone}</bdi>
                {!account.phone_verified_at && (
                  <span className={classes.warn}>
                    <Trans>Unverified</Trans>
                  </span>
                )}
              </>
            ),
          )}
        </KeyValue>
        <KeyValue label={t`Roles`}>{labels('roles', account.roles)}</KeyValue>
        <KeyValue label={t`Country`}>{format.country(profile.country)}</KeyValue>
        <KeyValue label={t`Registered`}>
          <ClockTime at={account.registered_at} year />
        </KeyValue>
        <KeyValue label={t`Last login`}>
          {account.last_login_at && (
            <>
              <ClockTime at={account.last_login_at} />
              {orHidden(
                user.masked,
                'ip',
                account.last_login_ip && (
                  <span className={`st-mono ${classes.dim}`}>{account.last_login_ip}</span>
                ),
              )}
            </>
          )}
        </KeyValue>
        <KeyValue label={t`KYC`}>
          <KycBadge status={kyc.status} />
          {kyc.decided_at && <span className={classes.dim}>{format.date(kyc.decided_at)}</span>}
        </KeyValue>
      </KeyValueList>
      <Figures user={user} />
      <RecentActivity userId={user.user_id} />
      <LatestNote userId={user.user_id} />
    </>
  );
}

function Figures({ user: { activity, security } }: { user: UserDetail }) {
  const format = useFormat();
  const failed = security.failed_logins;
  return (
    <dl className={classes.figures}>
      <div>
        <dt>
          <Trans>Sessions</Trans>
        </dt>
        <dd>{format.number(activity.active_sessions)}</dd>
      </div>
      <div>
        <dt>
          <Trans>Failed logins</Trans>
        </dt>
        <dd data-bad={(security.lock_after > 0 && failed >= security.lock_after / 2) || undefined}>
          {format.number(failed)}
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Pending payouts</Trans>
        </dt>
        <dd>
          {activity.pending_payouts.length > 0
            ? activity.pending_payouts.map(format.money).join(', ')
            : format.number(0)}
        </dd>
      </div>
    </dl>
  );
}
