import { useLingui } from '@lingui/react/macro';
import type { UserDetail } from '@/api/bindings';
import { Card } from '@/components/Card';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { useFormat } from '@/format/useFormat';
import { MachineText, UserText, useCountryName, useLanguageName, Verified } from '../parts';

/** The part of the profile that is asked for most. */
export function ContactCard({ user: { profile, account } }: { user: UserDetail }) {
  const { t } = useLingui();
  const { day } = useFormat();
  const country = useCountryName();
  const language = useLanguageName();
  const place = [profile.city, profile.state, country(profile.country)].filter(Boolean).join(', ');
  const { phone, phone_extension: extension } = profile;
  return (
    <Card title={t`Profile`}>
      <KeyValueList labelWidth="124px">
        <KeyValue label={t`Email`}>
          <MachineText>{profile.email}</MachineText>
          {profile.email && <Verified at={account.email_verified_at} />}
        </KeyValue>
        <KeyValue label={t`Phone`}>
          <MachineText>{phone && extension ? t`${phone} ext. ${extension}` : phone}</MachineText>
          {phone && <Verified at={account.phone_verified_at} />}
        </KeyValue>
        <KeyValue label={t`Username`}>
          <UserText>{profile.username}</UserText>
        </KeyValue>
        <KeyValue label={t`Date of birth`}>{profile.date_of_birth && day(profile.date_of_birth)}</KeyValue>
        <KeyValue label={t`Address`}>
          <UserText>{profile.address}</UserText>
        </KeyValue>
        <KeyValue label={t`City`}>
          <UserText>{place}</UserText>
        </KeyValue>
        <KeyValue label={t`Language`}>{language(profile.locale)}</KeyValue>
      </KeyValueList>
    </Card>
  );
}
