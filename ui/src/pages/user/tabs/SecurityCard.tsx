import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconShieldCheck, IconShieldLock, IconShieldOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Security } from '@/api/bindings';
import { Badge } from '@/components/Badge';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { isAhead } from '@/format/isAhead';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { Quiet } from '../parts';
import classes from '../user.module.css';

/** How the account is protected, exceptions first (USR-4). */
export function SecurityCard({ security, actions }: { security: Security; actions?: ReactNode }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const { failed_logins: failed, lock_after: most, locked_until: until } = security;
  const locked = isAhead(until, useNow()) && until;
  return (
    <Card title={t`Security`} actions={actions}>
      <KeyValueList labelWidth="124px">
        <KeyValue label={t`Two-factor`}>
          <TwoFactor security={security} />
        </KeyValue>
        <KeyValue label={t`Password changed`}>
          {security.password_changed_at ? (
            <ClockTime at={security.password_changed_at} year />
          ) : (
            <Quiet>
              <Trans>Never</Trans>
            </Quiet>
          )}
          {security.password_change_required && (
            <Quiet>
              <Trans>a new one is required at the next login</Trans>
            </Quiet>
          )}
        </KeyValue>
        <KeyValue label={t`Failed logins`}>
          <span className={most > 0 && failed >= most / 2 ? classes.bad : undefined}>{number(failed)}</span>
          {security.last_failed_login_at && (
            <Quiet>
              <Trans>
                last <ClockTime at={security.last_failed_login_at} inText />
              </Trans>
            </Quiet>
          )}
        </KeyValue>
        <KeyValue label={t`Account lock`}>
          {locked ? (
            <span className={classes.bad}>
              <Trans>
                Locked until <ClockTime at={locked} year inText />
              </Trans>
            </span>
          ) : (
            t`Not locked`
          )}
        </KeyValue>
        <KeyValue label={t`API tokens`}>
          <span>
            <Plural value={security.api_tokens} _0="None" one="# active" other="# active" />
          </span>
        </KeyValue>
      </KeyValueList>
    </Card>
  );
}

export function TwoFactor({ security }: { security: Security }) {
  return (
    <>
      {security.two_factor ? (
        <Badge tone="good" plain icon={IconShieldCheck}>
          <Trans>On</Trans>
        </Badge>
      ) : (
        <Badge tone="warn" icon={IconShieldOff}>
          <Trans>Off</Trans>
        </Badge>
      )}
      {security.two_factor_required && (
        <Badge tone="info" icon={IconShieldLock}>
          <Trans>Required</Trans>
        </Badge>
      )}
    </>
  );
}
