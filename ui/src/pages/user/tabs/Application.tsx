import { useLingui } from '@lingui/react/macro';
import type { UserDetail } from '@/api/bindings';
import { useSession } from '@/api/session';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { useFormat } from '@/format/useFormat';
import classes from '../user.module.css';
import { CompanyCard } from './CompanyCard';
import { Documents } from './Documents';

/** What is looked at before a new account is let in or turned away; the decision stands above (APR-1). */
export function Application({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const { meta } = useSession();
  const { country } = useFormat();
  const { profile, account, masked } = user;
  const yes = (is: boolean) => (is ? t`Yes` : t`No`);
  return (
    <div className={classes.prose}>
      <Card title={t`Applicant`}>
        <KeyValueList labelWidth="124px">
          <KeyValue label={t`Registered`}>
            <ClockTime at={account.registered_at} year />
          </KeyValue>
          <KeyValue label={t`Email verified`}>{yes(account.email_verified_at !== null)}</KeyValue>
          <KeyValue label={t`Phone verified`}>{yes(account.phone_verified_at !== null)}</KeyValue>
          <KeyValue label={t`Country`}>{country(profile.country)}</KeyValue>
        </KeyValueList>
      </Card>
      {profile.company && <CompanyCard company={profile.company} masked={masked} />}
      {meta.modules.includes('kyc') && <Documents userId={user.user_id} />}
    </div>
  );
}
