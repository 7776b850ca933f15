import { Trans, useLingui } from '@lingui/react/macro';
import { Progress } from '@mantine/core';
import type { Security } from '@/api/bindings';
import { Card } from '@/components/Card';
import { useFormat } from '@/format/useFormat';
import { Quiet } from '../parts';
import classes from '../user.module.css';
import { TwoFactor } from './SecurityCard';

/** Beside the sessions: second factor, password, failed logins, allowed addresses. */
export function SecurityPanel({ security }: { security: Security }) {
  const { t } = useLingui();
  const { number, dateTime } = useFormat();
  const { failed_logins: failed, lock_after: most, locked_until: locked, allowed_ips: ips } = security;
  return (
    <aside className={classes.panel} data-canvas aria-label={t`Protection of the account`}>
      <Card title={t`Two-factor`} actions={<TwoFactor on={security.two_factor} />}>
        <Quiet>
          {security.two_factor ? (
            <Trans>The user confirms each login with a second factor.</Trans>
          ) : (
            <Trans>A password alone is enough to log in.</Trans>
          )}
        </Quiet>
      </Card>
      <Card title={t`Password`}>
        <Quiet>
          {security.password_changed_at ? (
            <Trans>Changed {dateTime(security.password_changed_at)}</Trans>
          ) : (
            <Trans>Never changed</Trans>
          )}
        </Quiet>
        {security.password_change_required && (
          <p>
            <Trans>A new password is required at the next login.</Trans>
          </p>
        )}
      </Card>
      <Card
        title={t`Failed logins`}
        meta={
          most > 0 ? (
            <Trans>
              {number(failed)} of {number(most)} before lock
            </Trans>
          ) : (
            number(failed)
          )
        }
      >
        {most > 0 && (
          <Progress
            aria-label={t`Failed logins before the account is locked`}
            value={Math.min(100, (failed / most) * 100)}
            color={failed >= most / 2 ? 'var(--st-warn-solid)' : 'var(--st-neutral-solid)'}
            size={4}
          />
        )}
        {locked ? (
          <p className={classes.bad}>
            <Trans>Locked until {dateTime(locked)}</Trans>
          </p>
        ) : (
          <Quiet>
            {security.last_failed_login_at ? (
              <Trans>Last {dateTime(security.last_failed_login_at)}</Trans>
            ) : (
              <Trans>None so far</Trans>
            )}
          </Quiet>
        )}
      </Card>
      <Card title={t`Allowed IP addresses`}>
        {ips.length === 0 ? (
          <Quiet>
            <Trans>Any address</Trans>
          </Quiet>
        ) : (
          <ul className={classes.chips}>
            {ips.map((ip) => (
              <li key={ip} className="st-mono">
                {ip}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </aside>
  );
}
