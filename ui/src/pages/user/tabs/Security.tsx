import { Trans, useLingui } from '@lingui/react/macro';
import {
  IconCircleCheck,
  IconClockOff,
  IconDeviceDesktop,
  IconDeviceLaptop,
  IconDeviceMobile,
  IconDevices,
  IconDeviceTablet,
} from '@tabler/icons-react';
import type { UserSession } from '@/api/bindings';
import { type Pages, useSessions } from '@/api/user';
import { Badge } from '@/components/Badge';
import { Card } from '@/components/Card';
import { RelativeTime } from '@/components/RelativeTime';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { useFormat } from '@/format/useFormat';
import { Paged } from '../Paged';
import { MachineText } from '../parts';
import classes from '../user.module.css';
import { NewCountry } from './Logins';

/** Where the user is signed in (USR-4, USR-5). Read only here. */
export function Security({ userId }: { userId: string }) {
  const { t } = useLingui();
  const pages = useSessions(userId);
  return (
    <Card title={t`Sessions`} meta={<Counts pages={pages} />} flush>
      <Paged
        pages={pages}
        label={<Trans>Loading sessions</Trans>}
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

/** "3 active, 2 expired", once all of them are read. */
function Counts({ pages: { data, hasNextPage } }: { pages: Pages<UserSession> }) {
  const { number } = useFormat();
  const sessions = data?.pages.flatMap(({ items }) => items) ?? [];
  if (sessions.length === 0 || hasNextPage) return null;
  const active = sessions.filter((session) => session.active).length;
  return (
    <Trans>
      {number(active)} active, {number(sessions.length - active)} expired
    </Trans>
  );
}

/** The system, with the shape of the device before it. */
function Device({ session: { os, device } }: { session: UserSession }) {
  const Shape = shapeOf(device ?? '');
  return (
    <span className={classes.device} title={[os, device].filter(Boolean).join(', ')}>
      <Shape size={16} stroke={1.6} aria-hidden />
      <bdi className="st-ellipsis">{os ?? device}</bdi>
    </span>
  );
}

/** Devices are named by whoever reported them: a guess at the shape, never at more. */
function shapeOf(device: string) {
  if (/phone|mobile/i.test(device)) return IconDeviceMobile;
  if (/tablet|pad/i.test(device)) return IconDeviceTablet;
  return /laptop|book/i.test(device) ? IconDeviceLaptop : IconDeviceDesktop;
}

function Sessions({ sessions }: { sessions: UserSession[] }) {
  const { t } = useLingui();
  const columns = [
    { key: 'device', label: t`Device`, width: '132px' },
    { key: 'browser', label: t`Browser`, width: '96px' },
    { key: 'ip', label: t`IP address`, width: '112px' },
    { key: 'location', label: t`Location` },
    { key: 'created', label: t`Created`, width: '98px' },
    { key: 'last', label: t`Last activity`, width: '98px' },
    { key: 'status', label: t`Status`, width: '84px' },
  ];
  return (
    <StaticTable label={t`Sessions`} columns={columns}>
      {sessions.map((session) => (
        <tr key={session.session_id} data-off={!session.active || undefined}>
          <td>
            <Device session={session} />
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
