import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Kyc } from '@/api/bindings';
import { Card } from '@/components/Card';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { KycBadge } from '@/components/KycBadge';
import { useFormat } from '@/format/useFormat';
import { Quiet, UserText, useCountryName } from '../parts';

/** Whether the person is known, by what, and who decided (USR-3). */
export function KycCard({ kyc, actions }: { kyc: Kyc; actions?: ReactNode }) {
  const { t } = useLingui();
  const { date, day, dateTime } = useFormat();
  const country = useCountryName();
  const { document_type: type, document_country: from } = kyc;
  return (
    <Card title={t`KYC`} actions={actions}>
      <KeyValueList labelWidth="124px">
        <KeyValue label={t`Status`}>
          <KycBadge status={kyc.status} />
          {kyc.decided_at && <Quiet>{date(kyc.decided_at)}</Quiet>}
        </KeyValue>
        {kyc.verified_at && <KeyValue label={t`Verified`}>{dateTime(kyc.verified_at)}</KeyValue>}
        <KeyValue label={t`Document`}>{[type, country(from)].filter(Boolean).join(', ')}</KeyValue>
        <KeyValue label={t`Expires`}>{kyc.expires_on ? day(kyc.expires_on) : ''}</KeyValue>
        <KeyValue label={t`Decided by`}>{kyc.decided_by?.name ?? ''}</KeyValue>
        <KeyValue label={t`Reason`}>
          <UserText>{kyc.reason}</UserText>
        </KeyValue>
      </KeyValueList>
    </Card>
  );
}
