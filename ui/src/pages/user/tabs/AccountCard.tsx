import { Trans, useLingui } from '@lingui/react/macro';
import type { UserDetail } from '@/api/bindings';
import { useLabels } from '@/api/users';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { StatusBadge } from '@/components/StatusBadge';
import { useFormat } from '@/format/useFormat';
import { Ip, Moment, Quiet } from '../parts';
import { useSignInMethods } from '../useSignInMethods';
import { useZoneText } from '../useZoneText';

/** The account's state and what it may be used for (USR-2). */
export function AccountCard({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const { account, profile } = user;
  const labels = useLabels();
  const zoneText = useZoneText();
  return (
    <Card title={t`Account`}>
      <KeyValueList labelWidth="124px">
        <Standing user={user} />
        <KeyValue label={t`Sign-in method`}>{useSignInMethods(account).join(', ')}</KeyValue>
        <KeyValue label={t`Roles`}>{labels('roles', account.roles)}</KeyValue>
        <KeyValue label={t`Groups`}>{labels('groups', account.groups)}</KeyValue>
        <KeyValue label={t`Time zone`}>{zoneText(profile.timezone)}</KeyValue>
      </KeyValueList>
    </Card>
  );
}

/** Since when the account is what it is, and when it was used last. */
export function Standing({ user: { status, account, masked } }: { user: UserDetail }) {
  const { t } = useLingui();
  const { date } = useFormat();
  return (
    <>
      <KeyValue label={t`Status`}>
        <StatusBadge status={status} />
        <Quiet>
          <Trans>since {date(account.status_since)}</Trans>
        </Quiet>
      </KeyValue>
      <KeyValue label={t`Registered`}>
        <ClockTime at={account.registered_at} year />
      </KeyValue>
      <KeyValue label={t`Last login`}>
        <Moment at={account.last_login_at} never={t`Never`} />
        {account.last_login_at && (
          <Quiet>
            <Ip masked={masked}>{account.last_login_ip}</Ip>
          </Quiet>
        )}
      </KeyValue>
    </>
  );
}
