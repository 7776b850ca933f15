import { useLingui } from '@lingui/react/macro';
import type { UserDetail } from '@/api/bindings';
import { useSession } from '@/api/session';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { Hidden } from '@/components/Hidden';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { useFormat } from '@/format/useFormat';
import { UserText } from '../parts';
import classes from './Application.module.css';
import { Checks } from './Checks';
import { CompanyCard } from './CompanyCard';
import { Documents } from './Documents';

/** What is looked at before a new account is let in or turned away; the decision stands beside it (APR-1). */
export function Application({ user }: { user: UserDetail }) {
  const { meta } = useSession();
  return (
    <div className={classes.application}>
      <Checks user={user} />
      <div className={classes.told}>
        <Applicant user={user} />
        {user.profile.company && <CompanyCard company={user.profile.company} masked={user.masked} />}
        {meta.modules.includes('kyc') && <Documents userId={user.user_id} />}
      </div>
    </div>
  );
}

function Applicant({ user: { name, profile, account, masked } }: { user: UserDetail }) {
  const { t } = useLingui();
  const { country, language } = useFormat();
  return (
    <Card title={t`Applicant`}>
      <KeyValueList labelWidth="124px">
        <KeyValue label={t`Name`}>
          <UserText>{name}</UserText>
        </KeyValue>
        <KeyValue label={t`Registered`}>
          <ClockTime at={account.registered_at} year />
        </KeyValue>
        <KeyValue label={t`Email`}>{profile.email}</KeyValue>
        <KeyValue label={t`Phone`}>{masked.includes('phone') ? <Hidden /> : profile.phone}</KeyValue>
        <KeyValue label={t`Country`}>{country(profile.country)}</KeyValue>
        <KeyValue label={t`Language`}>{language(account.preferred_language)}</KeyValue>
      </KeyValueList>
    </Card>
  );
}
