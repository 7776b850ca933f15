import { Trans, useLingui } from '@lingui/react/macro';
import { Progress } from '@mantine/core';
import { ActionButton } from '@/actions/ActionButton';
import { targetOf } from '@/actions/target';
import type { UserDetail } from '@/api/bindings';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { isAhead } from '@/format/isAhead';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { Quiet } from '../parts';
import classes from '../user.module.css';
import { useSignInMethods } from '../useSignInMethods';
import { AllowedAddresses } from './AllowedAddresses';
import { LinkedAccounts } from './LinkedAccounts';
import { TwoFactor } from './SecurityCard';

/** Beside the sessions: second factor, password, failed logins, allowed addresses, each with what can be done. */
export function SecurityPanel({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const target = targetOf(user);
  return (
    <aside className={classes.panel} data-canvas aria-label={t`Protection of the account`}>
      <Card title={t`Two-factor`} actions={<TwoFactor security={user.security} />}>
        <Quiet>
          <WhatIsAsked user={user} />
        </Quiet>
        <div className={classes.verbs}>
          <ActionButton target={target} operation="users.two_factor.require" size="xs" />
          <ActionButton target={target} operation="users.two_factor.disable" size="xs" />
        </div>
      </Card>
      <Password user={user} />
      <FailedLogins user={user} />
      <LinkedAccounts user={user} />
      <AllowedAddresses user={user} />
    </aside>
  );
}

/** What it takes to log in. Said of a password only where there is one. */
function WhatIsAsked({ user: { security, account } }: { user: UserDetail }) {
  const methods = useSignInMethods({ ...account, auth_methods: ['oauth'] }).join(', ');
  if (security.two_factor) return <Trans>The user confirms each login with a second factor.</Trans>;
  if (security.two_factor_required) return <Trans>A second factor has to be set up at the next login.</Trans>;
  if (account.password_usable) return <Trans>A password alone is enough to log in.</Trans>;
  if (methods) return <Trans>Without a usable password, the user logs in with {methods}.</Trans>;
  return <Trans>There is no usable password to log in with.</Trans>;
}

function Password({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const { security, account } = user;
  const {
    password_changed_at: changed,
    password_change_required: required,
    temporary_password_until: until,
  } = security;
  return (
    <Card
      title={t`Password`}
      meta={
        changed && (
          <Trans>
            changed <ClockTime at={changed} year inText />
          </Trans>
        )
      }
    >
      {until ? (
        <Trans>
          Temporary: expires <ClockTime at={until} year inText /> if unused, must be changed at the first
          login.
        </Trans>
      ) : required ? (
        <Trans>A new password is required at the next login.</Trans>
      ) : (
        <Quiet>
          {!account.password_usable ? (
            <Trans>No usable password is set.</Trans>
          ) : changed ? (
            <Trans>No change is required.</Trans>
          ) : (
            <Trans>Never changed.</Trans>
          )}
        </Quiet>
      )}
      <div className={classes.verbs}>
        <ActionButton target={targetOf(user)} operation="users.password.send_reset" size="xs" />
        <ActionButton target={targetOf(user)} operation="users.password.force_reset" size="xs" />
        <ActionButton target={targetOf(user)} operation="users.password.temporary" size="xs" />
      </div>
    </Card>
  );
}

function FailedLogins({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const {
    failed_logins: failed,
    lock_after: most,
    locked_until: until,
    last_failed_login_at: last,
  } = user.security;
  const locked = isAhead(until, useNow()) && until;
  return (
    <Card
      title={t`Failed logins`}
      actions={
        <span className={locked ? classes.bad : classes.quiet}>
          {locked ? (
            <Trans>
              Locked until <ClockTime at={locked} year inText />
            </Trans>
          ) : (
            <Trans>Not locked</Trans>
          )}
        </span>
      }
    >
      <div className={classes.meter}>
        {most > 0 && (
          <Progress
            aria-label={t`Failed logins before the account is locked`}
            value={Math.min(100, (failed / most) * 100)}
            color={failed >= most / 2 ? 'var(--st-warn-solid)' : 'var(--st-neutral-solid)'}
            size={4}
          />
        )}
        <div className={classes.meterLine}>
          <span>
            {most > 0 ? (
              <Trans>
                <b>{number(failed)}</b> of {number(most)} before lock
              </Trans>
            ) : (
              <b>{number(failed)}</b>
            )}
          </span>
          {last && (
            <span>
              <Trans>
                last <ClockTime at={last} inText />
              </Trans>
            </span>
          )}
        </div>
      </div>
      <div className={classes.verbs}>
        <ActionButton target={targetOf(user)} operation="users.unlock" size="xs" />
      </div>
    </Card>
  );
}
