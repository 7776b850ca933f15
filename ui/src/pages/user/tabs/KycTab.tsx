import { Trans, useLingui } from '@lingui/react/macro';
import { IconId } from '@tabler/icons-react';
import { ActionButton } from '@/actions/ActionButton';
import { targetOf } from '@/actions/target';
import type { KycEvent, UserDetail } from '@/api/bindings';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { KycBadge } from '@/components/KycBadge';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { useZone } from '@/format/useZone';
import classes from '../user.module.css';
import { Documents } from './Documents';
import { KycCard } from './KycCard';

/** The state of KYC and every decision before it (USR-3). */
export function KycTab({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const { kyc } = user;
  const target = targetOf(user);
  return (
    <div className={classes.prose}>
      <KycCard
        kyc={kyc}
        actions={
          <>
            <ActionButton target={target} operation="users.kyc.approve" size="xs" marked />
            <ActionButton target={target} operation="users.kyc.reject" size="xs" marked />
          </>
        }
      />
      <Documents userId={user.user_id} />
      <Card title={t`History`} flush>
        {kyc.history.length === 0 ? (
          <Empty icon={IconId} title={<Trans>Nothing was submitted yet</Trans>} />
        ) : (
          <History events={kyc.history} />
        )}
      </Card>
    </div>
  );
}

/** The newest event is how it stands; what came before is past and asks for nothing. */
function History({ events }: { events: KycEvent[] }) {
  const { t } = useLingui();
  const zone = useZone();
  const reasoned = events.some(({ reason }) => reason);
  const columns = [
    { key: 'at', label: t`Time, ${zone}`, width: '150px' },
    { key: 'status', label: t`Status`, width: '110px' },
    { key: 'document', label: t`Document`, width: '130px' },
    { key: 'by', label: t`Decided by` },
    ...(reasoned ? [{ key: 'reason', label: t`Reason` }] : []),
  ];
  return (
    <StaticTable label={t`KYC history`} columns={columns}>
      {events.map(({ at, status, document_type: document, by, reason }, place) => (
        <tr key={`${at} ${status}`}>
          <td data-dim>
            <ClockTime at={at} year />
          </td>
          <td>
            <KycBadge status={status} past={place > 0} />
          </td>
          <td data-dim>{document}</td>
          <td data-dim title={by?.name}>
            {by && <bdi>{by.name}</bdi>}
          </td>
          {reasoned && (
            <td dir="auto" title={reason ?? undefined}>
              {reason}
            </td>
          )}
        </tr>
      ))}
    </StaticTable>
  );
}
