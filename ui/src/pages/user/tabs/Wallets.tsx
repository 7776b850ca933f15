import { Trans, useLingui } from '@lingui/react/macro';
import { IconWallet } from '@tabler/icons-react';
import type { Wallet } from '@/api/bindings';
import { useListOf } from '@/api/user';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { CopyId } from '@/components/CopyId';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { useFormat } from '@/format/useFormat';
import { useZone } from '@/format/useZone';
import { Paged } from '../Paged';
import { Moment } from '../parts';

/** What belongs to the user, to the last decimal that its currency has (USR-10). */
export function Wallets({ userId }: { userId: string }) {
  const { t } = useLingui();
  return (
    <Card title={t`Wallets`} flush>
      <Paged
        pages={useListOf(userId, 'users.wallets.list')}
        label={<Trans>Loading wallets</Trans>}
        failure={<Trans>The wallets could not be read</Trans>}
        empty={
          <Empty icon={IconWallet} title={<Trans>No wallets</Trans>}>
            <Trans>The user has not opened any.</Trans>
          </Empty>
        }
      >
        {(wallets) => <WalletTable wallets={wallets} />}
      </Paged>
    </Card>
  );
}

function WalletTable({ wallets }: { wallets: Wallet[] }) {
  const { t } = useLingui();
  const zone = useZone();
  const { decimal } = useFormat();
  const columns = [
    { key: 'currency', label: t`Currency`, width: '88px' },
    { key: 'balance', label: t`Balance`, width: '212px', end: true },
    { key: 'network', label: t`Network`, width: '104px' },
    { key: 'address', label: t`Address` },
    { key: 'opened', label: t`Opened, ${zone}`, width: '148px' },
    { key: 'moved', label: t`Last movement, ${zone}`, width: '164px' },
    { key: 'id', label: t`Wallet ID`, width: '148px' },
  ];
  return (
    <StaticTable label={t`Wallets`} columns={columns}>
      {wallets.map((wallet) => (
        <tr key={wallet.wallet_id}>
          <td>{wallet.balance.currency}</td>
          <td data-end className="st-mono">
            {decimal(wallet.balance.amount)}
          </td>
          <td data-dim>
            <bdi>{wallet.network}</bdi>
          </td>
          <td>
            <CopyId value={wallet.address} label={t`Copy address`} />
          </td>
          <td data-dim>
            <ClockTime at={wallet.opened_at} year />
          </td>
          <td data-dim>
            <Moment at={wallet.last_movement_at} never={t`Never`} />
          </td>
          <td>
            <CopyId value={wallet.wallet_id} label={t`Copy wallet ID`} />
          </td>
        </tr>
      ))}
    </StaticTable>
  );
}
