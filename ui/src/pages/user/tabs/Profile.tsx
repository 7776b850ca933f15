import { Trans, useLingui } from '@lingui/react/macro';
import type { CompanyProfile, UserDetail } from '@/api/bindings';
import { useLabels } from '@/api/users';
import { Card } from '@/components/Card';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { useFormat } from '@/format/useFormat';
import { Quiet, UserText, useCountryName, useLanguageName, YesNo } from '../parts';
import classes from '../user.module.css';
import { accountTypes, genders, userTypes } from '../words';
import { AccountCard } from './AccountCard';
import { ContactCard } from './ContactCard';

/** Every field of profile and account (USR-1, USR-2). */
export function Profile({ user }: { user: UserDetail }) {
  return (
    <div className={classes.columns}>
      <ContactCard user={user} />
      <AccountCard user={user} />
      <Membership user={user} />
      <Person user={user} />
      {user.profile.company && <Company company={user.profile.company} />}
    </div>
  );
}

function Person({ user: { profile } }: { user: UserDetail }) {
  const { t, i18n } = useLingui();
  const country = useCountryName();
  return (
    <Card title={t`Person`}>
      <KeyValueList labelWidth="124px">
        <KeyValue label={t`Gender`}>{profile.gender ? i18n._(genders[profile.gender]) : ''}</KeyValue>
        <KeyValue label={t`Country`}>{country(profile.country)}</KeyValue>
        <KeyValue label={t`Designation`}>
          <UserText>{profile.designation}</UserText>
        </KeyValue>
        <KeyValue label={t`Expertise`}>
          <UserText>{profile.expertise}</UserText>
        </KeyValue>
        <KeyValue label={t`Bio`}>
          <UserText>{profile.bio}</UserText>
        </KeyValue>
      </KeyValueList>
    </Card>
  );
}

function Membership({ user: { account } }: { user: UserDetail }) {
  const { t, i18n } = useLingui();
  const { percent, dateTime } = useFormat();
  const labels = useLabels();
  const language = useLanguageName();
  return (
    <Card title={t`Membership`}>
      <KeyValueList labelWidth="124px">
        <KeyValue label={t`Active`}>
          <YesNo value={account.active} />
        </KeyValue>
        <KeyValue label={t`Type`}>
          {account.user_types.map((type) => i18n._(userTypes[type])).join(', ')}
        </KeyValue>
        <KeyValue label={t`Account type`}>
          {account.account_type ? i18n._(accountTypes[account.account_type]) : ''}
        </KeyValue>
        <KeyValue label={t`Company owner`}>
          <YesNo value={account.company_owner} />
        </KeyValue>
        <KeyValue label={t`Staff`}>
          <YesNo value={account.staff} />
        </KeyValue>
        <KeyValue label={t`Teams`}>{labels('teams', account.teams)}</KeyValue>
        <KeyValue label={t`Interface language`}>{language(account.preferred_language)}</KeyValue>
        <KeyValue label={t`Email language`}>{language(account.communication_language)}</KeyValue>
        <KeyValue label={t`Password sign-in`}>
          <YesNo value={account.password_usable} />
        </KeyValue>
        <KeyValue label={t`Last activity`}>
          {account.last_activity_at ? dateTime(account.last_activity_at) : ''}
        </KeyValue>
        <KeyValue label={t`Completeness`}>
          {percent(account.profile_completeness / 100)}
          {account.profile_missing.length > 0 && (
            <Quiet>
              <Trans>missing: {account.profile_missing.join(', ')}</Trans>
            </Quiet>
          )}
        </KeyValue>
      </KeyValueList>
    </Card>
  );
}

function Company({ company }: { company: CompanyProfile }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const country = useCountryName();
  const rows: [string, string | null][] = [
    [t`Name`, company.name],
    [t`Legal name`, company.legal_name],
    [t`Incorporated in`, country(company.country_of_incorporation)],
    [t`Registration`, company.registration_number],
    [t`Business`, company.business_type],
    [t`Site`, company.business_site],
    [t`Description`, company.business_description],
    [t`Operates in`, company.operations_area],
    [t`Address`, company.address],
    [t`Employees`, company.employees === null ? null : number(company.employees)],
    [t`Other contact`, company.other_contact],
  ];
  return (
    <Card title={t`Company`}>
      <KeyValueList labelWidth="124px">
        {rows.map(([label, value]) => (
          <KeyValue key={label} label={label}>
            <UserText>{value}</UserText>
          </KeyValue>
        ))}
      </KeyValueList>
    </Card>
  );
}
