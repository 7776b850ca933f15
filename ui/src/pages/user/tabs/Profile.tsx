import { Trans, useLingui } from '@lingui/react/macro';
import { ActionButton } from '@/actions/ActionButton';
import { useInPlace } from '@/actions/open';
import { targetOf } from '@/actions/target';
import type { UserDetail } from '@/api/bindings';
import { useLabels } from '@/api/users';
import { Card } from '@/components/Card';
import { orHidden } from '@/components/Hidden';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { useFormat } from '@/format/useFormat';
import { Moment, Quiet, UserText, YesNo } from '../parts';
import classes from '../user.module.css';
import { useSignInMethods } from '../useSignInMethods';
import { useZoneText } from '../useZoneText';
import { accountTypes, genders, userTypes } from '../words';
import { Standing } from './AccountCard';
import { ActiveSwitch } from './ActiveSwitch';
import { CompanyCard } from './CompanyCard';
import { Home, Reach } from './ContactCard';
import { ProfileForm } from './ProfileForm';

/** Every field of profile and account, each once (USR-1, USR-2). */
export function Profile({ user }: { user: UserDetail }) {
  if (useInPlace()?.target.user_id === user.user_id) return <ProfileForm user={user} />;
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Contact user={user} />
        <Person user={user} />
      </div>
      <div className={classes.stack}>
        <State user={user} />
        <Languages user={user} />
      </div>
      <div className={classes.stack}>
        <Access user={user} />
        {user.profile.company && <CompanyCard company={user.profile.company} masked={user.masked} />}
      </div>
    </div>
  );
}

function Contact({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const target = targetOf(user);
  return (
    <Card
      title={t`Contact`}
      actions={
        <>
          <ActionButton target={target} operation="users.email.send_verification" size="xs" />
          <ActionButton target={target} operation="users.email.change" size="xs" />
          <ActionButton target={target} operation="users.profile.update" size="xs" marked />
        </>
      }
    >
      <KeyValueList labelWidth="124px">
        <Reach user={user} />
        <Home user={user} />
      </KeyValueList>
    </Card>
  );
}

function Person({ user }: { user: UserDetail }) {
  const { profile, masked } = user;
  const { t, i18n } = useLingui();
  const { day } = useFormat();
  return (
    <Card
      title={t`Person`}
      actions={<ActionButton target={targetOf(user)} operation="users.profile.update" size="xs" marked />}
    >
      <KeyValueList labelWidth="124px">
        <KeyValue label={t`First name`}>
          <UserText>{profile.first_name}</UserText>
        </KeyValue>
        <KeyValue label={t`Last name`}>
          <UserText>{profile.last_name}</UserText>
        </KeyValue>
        <KeyValue label={t`Username`}>
          <UserText>{profile.username}</UserText>
        </KeyValue>
        <KeyValue label={t`Date of birth`}>
          {orHidden(masked, 'date_of_birth', profile.date_of_birth && day(profile.date_of_birth))}
        </KeyValue>
        <KeyValue label={t`Gender`}>{profile.gender && i18n._(genders[profile.gender])}</KeyValue>
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

function State({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const { percent } = useFormat();
  const { account } = user;
  return (
    <Card
      title={t`Account`}
      actions={<ActionButton target={targetOf(user)} operation="users.status.set" size="xs" />}
    >
      <KeyValueList labelWidth="124px">
        <Standing user={user} />
        <KeyValue label={t`Last activity`}>
          <Moment at={account.last_activity_at} never={t`Never`} />
        </KeyValue>
        <KeyValue label={t`Active`}>
          <ActiveSwitch user={user} />
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

function Access({ user: { account } }: { user: UserDetail }) {
  const { t, i18n } = useLingui();
  const labels = useLabels();
  return (
    <Card title={t`Access`}>
      <KeyValueList labelWidth="124px">
        <KeyValue label={t`Sign-in method`}>{useSignInMethods(account).join(', ')}</KeyValue>
        <KeyValue label={t`Password sign-in`}>
          <YesNo value={account.password_usable} />
        </KeyValue>
        <KeyValue label={t`User type`}>
          {account.user_types.map((type) => i18n._(userTypes[type])).join(', ')}
        </KeyValue>
        <KeyValue label={t`Account type`}>
          {account.account_type && i18n._(accountTypes[account.account_type])}
        </KeyValue>
        <KeyValue label={t`Roles`}>{labels('roles', account.roles)}</KeyValue>
        <KeyValue label={t`Groups`}>{labels('groups', account.groups)}</KeyValue>
        <KeyValue label={t`Teams`}>{labels('teams', account.teams)}</KeyValue>
        <KeyValue label={t`Company owner`}>
          <YesNo value={account.company_owner} />
        </KeyValue>
        <KeyValue label={t`Staff`}>
          <YesNo value={account.staff} />
        </KeyValue>
      </KeyValueList>
    </Card>
  );
}

function Languages({ user: { profile, account } }: { user: UserDetail }) {
  const { t } = useLingui();
  const { language } = useFormat();
  const zoneText = useZoneText();
  return (
    <Card title={t`Language and time`}>
      <KeyValueList labelWidth="124px">
        <KeyValue label={t`Language`}>{language(profile.locale)}</KeyValue>
        <KeyValue label={t`Interface language`}>{language(account.preferred_language)}</KeyValue>
        <KeyValue label={t`Email language`}>{language(account.communication_language)}</KeyValue>
        <KeyValue label={t`Time zone`}>{zoneText(profile.timezone)}</KeyValue>
      </KeyValueList>
    </Card>
  );
}
