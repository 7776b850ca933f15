import { Trans, useLingui } from '@lingui/react/macro';
import { IconCoins } from '@tabler/icons-react';
import { ActionButton } from '@/actions/ActionButton';
import { targetOf } from '@/actions/target';
import type { CreditEntry, UserDetail } from '@/api/bindings';
import { useListOf } from '@/api/user';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { creditKinds } from '@/components/creditWords';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { useFormat } from '@/format/useFormat';
import { useZone } from '@/format/useZone';
import { Paged } from '../Paged';
import { Quiet, UserText } from '../parts';

/** What the user has, how it came to that, and topping it up (USR-8, CRD-1). */
export function Credits({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const { decimal } = useFormat();
  return (
    <Card
      title={t`Balance ${decimal(user.account.credit_balance)}`}
      flush
      actions={<ActionButton target={targetOf(user)} operation="users.credits.adjust" size="xs" marked />}
    >
      <Paged
        pages={useListOf(user.user_id, 'users.credits.list')}
        label={<Trans>Loading credits</Trans>}
        failure={<Trans>The credits could not be read</Trans>}
        empty={
          <Empty icon={IconCoins} title={<Trans>No credits yet</Trans>}>
            <Trans>Nothing was booked for this user.</Trans>
          </Empty>
        }
      >
        {(entries) => <CreditTable entries={entries} />}
      </Paged>
    </Card>
  );
}

function CreditTable({ entries }: { entries: CreditEntry[] }) {
  const { t } = useLingui();
  const zone = useZone();
  const columns = [
    { key: 'at', label: t`Date, ${zone}` },
    { key: 'kind', label: t`Reason` },
    { key: 'amount', label: t`Amount`, end: true },
    { key: 'balance', label: t`Balance`, end: true },
    { key: 'by', label: t`By` },
    { key: 'reason', label: t`Details`, width: '32%' },
  ];
  return (
    <StaticTable label={t`Credits`} columns={columns}>
      {entries.map((entry) => (
        <CreditRow key={entry.entry_id} entry={entry} />
      ))}
    </StaticTable>
  );
}

function CreditRow({ entry: { at, kind, amount, balance, by, reason } }: { entry: CreditEntry }) {
  const { i18n } = useLingui();
  const { decimal } = useFormat();
  return (
    <tr>
      <td data-dim>
        <ClockTime at={at} year />
      </td>
      <td>{i18n._(creditKinds[kind])}</td>
      <td data-end>{decimal(amount)}</td>
      <td data-end data-dim>
        {decimal(balance)}
      </td>
      <td>
        {by ? (
          <bdi>{by.name}</bdi>
        ) : (
          <Quiet>
            <Trans>Platform</Trans>
          </Quiet>
        )}
      </td>
      <td>{reason && <UserText>{reason}</UserText>}</td>
    </tr>
  );
}
