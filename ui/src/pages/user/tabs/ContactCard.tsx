import { Trans, useLingui } from '@lingui/react/macro';
import type { UserDetail } from '@/api/bindings';
import { Card } from '@/components/Card';
import { orHidden } from '@/components/Hidden';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { useFormat } from '@/format/useFormat';
import { MachineText, UserText, Verified } from '../parts';

/** The part of the profile that is asked for most. */
export function ContactCard({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const { day, language } = useFormat();
  const { profile } = user;
  return (
    <Card title={t`Profile`}>
      <KeyValueList labelWidth="124px">
        <Reach user={user} />
        <KeyValue label={t`Username`}>
          <UserText>{profile.username}</UserText>
        </KeyValue>
        <KeyValue label={t`Date of birth`}>
          {orHidden(user.masked, 'date_of_birth', profile.date_of_birth && day(profile.date_of_birth))}
        </KeyValue>
        <Home user={user} />
        <KeyValue label={t`Language`}>{language(profile.locale)}</KeyValue>
      </KeyValueList>
    </Card>
  );
}

/** How the user is reached, and whether that is proven. */
export function Reach({ user: { profile, account, masked } }: { user: UserDetail }) {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  const { email, phone, phone_extension: extension } = profile;
  const { pending_email: pending } = account;
  return (
    <>
      <KeyValue label={t`Email`}>
        {email && (
          <>
            <MachineText>{email}</MachineText>
            <Verified at={account.email_verified_at} />
          </>
        )}
      </KeyValue>
      {pending && (
        <KeyValue label={t`New email`}>
          <span>
            <MachineText>{pending.email}</MachineText>{' '}
            <Trans>when confirmed, until {dateTime(pending.valid_until)}</Trans>
          </span>
        </KeyValue>
      )}
      <KeyValue label={t`Phone`}>
        {orHidden(
          masked,
          'phone',
          phone && (
            <>
              <MachineText>{extension ? t`${phone} ext. ${extension}` : phone}</MachineText>
              <Verified at={account.phone_verified_at} />
            </>
          ),
        )}
      </KeyValue>
    </>
  );
}

/** Where the user lives. */
export function Home({ user: { profile, masked } }: { user: UserDetail }) {
  const { t } = useLingui();
  const { country } = useFormat();
  const city = [profile.city, profile.state, country(profile.country)].filter(Boolean).join(', ');
  return (
    <>
      <KeyValue label={t`Address`}>
        {orHidden(masked, 'address', <UserText>{profile.address}</UserText>)}
      </KeyValue>
      <KeyValue label={t`City`}>
        <UserText>{city}</UserText>
      </KeyValue>
    </>
  );
}
