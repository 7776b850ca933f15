import { Trans, useLingui } from '@lingui/react/macro';
import { IconCircleCheck, IconClockOff, IconDevices } from '@tabler/icons-react';
import type { UserSession } from '@/api/bindings';
import { useSessions } from '@/api/user';
import { Badge } from '@/components/Badge';
import { Card } from '@/components/Card';
import { RelativeTime } from '@/components/RelativeTime';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { Paged } from '../Paged';
import { MachineText } from '../parts';
import { NewCountry } from './Logins';

/** Where the user is signed in (USR-4, USR-5). Read only here. */
export function Security({ userId }: { userId: string }) {
  const { t } = useLingui();
  const pages = useSessions(userId);
  return (
    <Card title={t`Sessions`} flush>
      <Paged
        pages={pages}
        label={<Trans>Reading sessions</Trans>}
        failure={<Trans>The sessions could not be read</Trans>}
        empty={
          <Empty icon={IconDevices} title={<Trans>No sessions</Trans>}>
            <Trans>The user is signed in nowhere.</Trans>
          </Empty>
        }
      >
        {(sessions) => <Sessions sessions={sessions} />}
      </Paged>
    </Card>
  );
}

function Sessions({ sessions }: { sessions: UserSession[] }) {
  const { t } = useLingui();
  const columns = [
    { key: 'device', label: t`Device`, width: '17%' },
    { key: 'browser', label: t`Browser` },
    { key: 'ip', label: t`IP address`, width: '138px' },
    { key: 'location', label: t`Location`, width: '24%' },
    { key: 'created', label: t`Created`, width: '104px' },
    { key: 'last', label: t`Last activity`, width: '104px' },
    { key: 'status', label: t`Status`, width: '92px' },
  ];
  return (
    <StaticTable label={t`Sessions`} columns={columns}>
      {sessions.map((session) => (
        <tr key={session.session_id} data-off={!session.active || undefined}>
          <td>
            <bdi>{[session.os, session.device].filter(Boolean).join(', ')}</bdi>
          </td>
          <td data-dim>{session.browser && <bdi>{session.browser}</bdi>}</td>
          <td data-dim>
            <span className="st-mono">
              <MachineText>{session.ip}</MachineText>
            </span>
          </td>
          <td>
            {session.location && <bdi>{session.location}</bdi>} {session.new_country && <NewCountry />}
          </td>
          <td data-dim>
            <RelativeTime at={session.created_at} />
          </td>
          <td data-dim>
            <RelativeTime at={session.last_activity_at} />
          </td>
          <td>
            {session.active ? (
              <Badge tone="good" plain icon={IconCircleCheck}>
                <Trans>Active</Trans>
              </Badge>
            ) : (
              <Badge tone="none" plain icon={IconClockOff}>
                <Trans>Expired</Trans>
              </Badge>
            )}
          </td>
        </tr>
      ))}
    </StaticTable>
  );
}
