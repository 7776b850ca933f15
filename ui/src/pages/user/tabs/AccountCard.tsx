import { Trans, useLingui } from '@lingui/react/macro';
import type { UserDetail } from '@/api/bindings';
import { useLabels } from '@/api/users';
import { Card } from '@/components/Card';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { StatusBadge } from '@/components/StatusBadge';
import { zoneOffset } from '@/format/instant';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { MachineText, Moment, Quiet } from '../parts';
import { localTime } from '../timeZone';
import { authMethods, oauthProviders } from '../words';

/** The account's state and what it may be used for (USR-2). */
export function AccountCard({ user: { status, account, profile } }: { user: UserDetail }) {
  const { t, i18n } = useLingui();
  const { dateTime, date } = useFormat();
  const now = useNow();
  const labels = useLabels();
  const methods = [
    ...account.auth_methods
      .filter((method) => method !== 'oauth')
      .map((method) => i18n._(authMethods[method])),
    ...account.oauth_providers.map((provider) => oauthProviders[provider]),
  ];
  const known = localTime(now, profile.timezone, i18n.locale) !== null;
  return (
    <Card title={t`Account`}>
      <KeyValueList labelWidth="124px">
        <KeyValue label={t`Status`}>
          <StatusBadge status={status} />
          <Quiet>
            <Trans>since {date(account.status_since)}</Trans>
          </Quiet>
        </KeyValue>
        <KeyValue label={t`Registered`}>{dateTime(account.registered_at)}</KeyValue>
        <KeyValue label={t`Last login`}>
          <Moment at={account.last_login_at} never={t`Never`} />
          {account.last_login_ip && (
            <Quiet>
              <MachineText>{account.last_login_ip}</MachineText>
            </Quiet>
          )}
        </KeyValue>
        <KeyValue label={t`Sign-in method`}>{methods.join(', ')}</KeyValue>
        <KeyValue label={t`Roles`}>{labels('roles', account.roles)}</KeyValue>
        <KeyValue label={t`Groups`}>{labels('groups', account.groups)}</KeyValue>
        <KeyValue label={t`Time zone`}>
          {profile.timezone && known
            ? `${profile.timezone} (${zoneOffset(now, { locale: i18n.locale, timeZone: profile.timezone })})`
            : (profile.timezone ?? '')}
        </KeyValue>
      </KeyValueList>
    </Card>
  );
}
