import { Trans, useLingui } from '@lingui/react/macro';
import { IconLink } from '@tabler/icons-react';
import { links } from '@/actions/effects/demands';
import type { SentToken } from '@/api/bindings';
import { useListOf } from '@/api/user';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { orHidden } from '@/components/Hidden';
import { SentTokenBadge } from '@/components/SentTokenBadge';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { useZone } from '@/format/useZone';
import { Paged } from '../Paged';
import { MachineText, Quiet } from '../parts';

/** Which links the user was sent, and what became of them (USR-12). */
export function SentTokens({ userId }: { userId: string }) {
  const { t } = useLingui();
  return (
    <Card title={t`Sent tokens`} meta={<Trans>kept for 90 days</Trans>} flush>
      <Paged
        pages={useListOf(userId, 'users.sent_tokens.list')}
        label={<Trans>Loading sent tokens</Trans>}
        failure={<Trans>The sent tokens could not be read</Trans>}
        empty={
          <Empty icon={IconLink} title={<Trans>No sent tokens</Trans>}>
            <Trans>The user was sent no link in the last 90 days.</Trans>
          </Empty>
        }
      >
        {(tokens) => <Table tokens={tokens} />}
      </Paged>
    </Card>
  );
}

function Table({ tokens }: { tokens: SentToken[] }) {
  const { t, i18n } = useLingui();
  const zone = useZone();
  const columns = [
    { key: 'at', label: t`Sent, ${zone}`, width: '164px' },
    { key: 'purpose', label: t`Purpose`, width: '168px' },
    { key: 'to', label: t`To` },
    { key: 'token', label: t`Token`, width: '188px' },
    { key: 'state', label: t`Status`, width: '124px' },
    { key: 'until', label: t`Valid until, ${zone}`, width: '148px' },
  ];
  return (
    <StaticTable label={t`Sent tokens`} columns={columns}>
      {tokens.map((token) => (
        <tr key={`${token.at} ${token.purpose}`}>
          <td data-dim>
            <ClockTime at={token.at} year seconds />
          </td>
          <td>{i18n._(links[token.purpose])}</td>
          <td data-dim>{orHidden(token.masked, 'phone', <MachineText>{token.to}</MachineText>)}</td>
          <td>
            <Quiet>
              <Trans>Only its hash is kept</Trans>
            </Quiet>
          </td>
          <td>
            <SentTokenBadge state={token.state} />
          </td>
          <td data-dim>
            <ClockTime at={token.valid_until} year />
          </td>
        </tr>
      ))}
    </StaticTable>
  );
}
