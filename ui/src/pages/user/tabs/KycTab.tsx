import { Trans, useLingui } from '@lingui/react/macro';
import { IconId } from '@tabler/icons-react';
import type { Kyc } from '@/api/bindings';
import { Card } from '@/components/Card';
import { KycBadge } from '@/components/KycBadge';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { useFormat } from '@/format/useFormat';
import { KycCard } from './KycCard';

/** The state of KYC and every decision before it (USR-3). */
export function KycTab({ kyc }: { kyc: Kyc }) {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  const columns = [
    { key: 'at', label: t`Time`, width: '190px' },
    { key: 'status', label: t`Status`, width: '130px' },
    { key: 'document', label: t`Document`, width: '160px' },
    { key: 'by', label: t`Decided by`, width: '160px' },
    { key: 'reason', label: t`Reason` },
  ];
  return (
    <>
      <KycCard kyc={kyc} />
      <Card title={t`History`} flush>
        {kyc.history.length === 0 ? (
          <Empty icon={IconId} title={<Trans>Nothing was submitted yet</Trans>} />
        ) : (
          <StaticTable label={t`KYC history`} columns={columns}>
            {kyc.history.map(({ at, status, document_type: document, by, reason }) => (
              <tr key={`${at} ${status}`}>
                <td data-dim>{dateTime(at)}</td>
                <td>
                  <KycBadge status={status} />
                </td>
                <td data-dim>{document}</td>
                <td data-dim>{by && <bdi>{by.name}</bdi>}</td>
                <td dir="auto" title={reason ?? undefined}>
                  {reason}
                </td>
              </tr>
            ))}
          </StaticTable>
        )}
      </Card>
    </>
  );
}
