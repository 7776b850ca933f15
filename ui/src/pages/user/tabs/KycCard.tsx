import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Kyc } from '@/api/bindings';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { KycBadge } from '@/components/KycBadge';
import { useFormat } from '@/format/useFormat';
import { Quiet, UserText } from '../parts';

/** Whether the person is known, by what, and who decided (USR-3). What no decision gave is not asked for. */
export function KycCard({ kyc, actions }: { kyc: Kyc; actions?: ReactNode }) {
  const { t } = useLingui();
  const { date, day, country } = useFormat();
  const document = [kyc.document_type, country(kyc.document_country)].filter(Boolean).join(', ');
  return (
    <Card title={t`KYC`} actions={actions}>
      <KeyValueList labelWidth="124px">
        <KeyValue label={t`Status`}>
          <KycBadge status={kyc.status} />
          {kyc.decided_at && <Quiet>{date(kyc.decided_at)}</Quiet>}
        </KeyValue>
        {kyc.verified_at && (
          <KeyValue label={t`Verified`}>
            <ClockTime at={kyc.verified_at} year />
          </KeyValue>
        )}
        {document && <KeyValue label={t`Document`}>{document}</KeyValue>}
        {kyc.expires_on && <KeyValue label={t`Expires`}>{day(kyc.expires_on)}</KeyValue>}
        {kyc.decided_by && <KeyValue label={t`Decided by`}>{kyc.decided_by.name}</KeyValue>}
        {kyc.reason && (
          <KeyValue label={t`Reason`}>
            <UserText>{kyc.reason}</UserText>
          </KeyValue>
        )}
      </KeyValueList>
    </Card>
  );
}
