import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlugConnected } from '@tabler/icons-react';
import type { ApiSession } from '@/api/bindings';
import { useListOf } from '@/api/user';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { CopyId } from '@/components/CopyId';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { useZone } from '@/format/useZone';
import { Paged } from '../Paged';
import { Ip, Location } from '../parts';
import { Result } from './Result';

/** Which programs came to the platform's API for the user, and from where (USR-12). */
export function OperationLog({ userId }: { userId: string }) {
  const { t } = useLingui();
  return (
    <Card title={t`API sessions`} flush>
      <Paged
        pages={useListOf(userId, 'users.api_sessions.list')}
        label={<Trans>Loading API sessions</Trans>}
        failure={<Trans>The API sessions could not be read</Trans>}
        empty={
          <Empty icon={IconPlugConnected} title={<Trans>No API sessions</Trans>}>
            <Trans>No program came to the API for this user.</Trans>
          </Empty>
        }
      >
        {(sessions) => <ApiSessions sessions={sessions} />}
      </Paged>
    </Card>
  );
}

function ApiSessions({ sessions }: { sessions: ApiSession[] }) {
  const { t } = useLingui();
  const zone = useZone();
  const columns = [
    { key: 'at', label: t`Login, ${zone}`, width: '164px' },
    { key: 'result', label: t`Result`, width: '144px' },
    { key: 'ip', label: t`IP address`, width: '168px' },
    { key: 'location', label: t`Location` },
    { key: 'device', label: t`Device`, width: '148px' },
    { key: 'id', label: t`Session ID`, width: '164px' },
  ];
  return (
    <StaticTable label={t`API sessions`} columns={columns}>
      {sessions.map((session) => (
        <tr key={session.session_id}>
          <td data-dim>
            <ClockTime at={session.at} year seconds />
          </td>
          <td>
            <Result success={session.success} />
          </td>
          <td data-dim>
            <Ip masked={session.masked}>{session.ip}</Ip>
          </td>
          <td>
            <Location place={session.location} newCountry={false} />
          </td>
          <td data-dim>{session.device && <bdi>{session.device}</bdi>}</td>
          <td>
            <CopyId value={session.session_id} label={t`Copy session ID`} />
          </td>
        </tr>
      ))}
    </StaticTable>
  );
}
