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
import { ActionButton } from '@/actions/ActionButton';
import { type Target, targetOf } from '@/actions/target';
import type { UserDetail, UserSession } from '@/api/bindings';
import { type Pages, useListOf } from '@/api/user';
import { Badge } from '@/components/Badge';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { useFormat } from '@/format/useFormat';
import { useZone } from '@/format/useZone';
import { Paged } from '../Paged';
import { Ip, Location } from '../parts';
import classes from '../user.module.css';

/** Where the user is signed in, or was, and how that is ended (SES-1). */
export function Sessions({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const pages = useListOf(user.user_id, 'users.sessions.list');
  const target = targetOf(user);
  return (
    <Card
      title={t`Sessions`}
      meta={<Counts pages={pages} />}
      actions={
        <ActionButton
          target={target}
          operation="users.sessions.revoke_all"
          size="xs"
          variant="danger"
          marked
        />
      }
      flush
    >
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
        {(sessions) => <SessionTable sessions={sessions} target={target} />}
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

function SessionTable({ sessions, target }: { sessions: UserSession[]; target: Target }) {
  const { t } = useLingui();
  const zone = useZone();
  const columns = [
    { key: 'device', label: t`Device`, width: '124px' },
    { key: 'browser', label: t`Browser`, width: '92px' },
    { key: 'ip', label: t`IP address`, width: '112px' },
    { key: 'location', label: t`Location` },
    { key: 'created', label: t`Created, ${zone}`, width: '98px' },
    { key: 'last', label: t`Last activity, ${zone}`, width: '118px' },
    { key: 'status', label: t`Status`, width: '152px' },
  ];
  return (
    <StaticTable label={t`Sessions`} columns={columns}>
      {sessions.map((session) => (
        <tr key={session.session_id} data-off={!session.active || undefined}>
          <td>
            <Device session={session} />
          </td>
          <td data-dim title={fullName(session)}>
            {session.browser && <bdi>{session.browser}</bdi>}
          </td>
          <td data-dim>
            <Ip masked={session.masked}>{session.ip}</Ip>
          </td>
          <td>
            <Location place={session.location} newCountry={session.new_country} />
          </td>
          <td data-dim>
            <ClockTime at={session.created_at} />
          </td>
          <td data-dim>
            <ClockTime at={session.last_activity_at} />
          </td>
          <td>
            <div className={classes.liveness}>
              <Liveness active={session.active} />
              <ActionButton
                target={{ ...target, session }}
                operation="users.sessions.revoke"
                size="xs"
                variant="link"
              />
            </div>
          </td>
        </tr>
      ))}
    </StaticTable>
  );
}

/** The system, with the shape of the device before it. */
function Device({ session }: { session: UserSession }) {
  const Shape = shapeOf(session.device ?? '');
  return (
    <span className={classes.device} title={fullName(session)}>
      <Shape size={16} stroke={1.6} aria-hidden />
      <bdi className="st-ellipsis">{session.os ?? session.device}</bdi>
    </span>
  );
}

function fullName({ browser, os, device }: UserSession): string {
  return [browser, os, device].filter(Boolean).join(', ');
}

/** Devices are named by whoever reported them: a guess at the shape, never at more. */
function shapeOf(device: string) {
  if (/phone|mobile/i.test(device)) return IconDeviceMobile;
  if (/tablet|pad/i.test(device)) return IconDeviceTablet;
  return /laptop|book/i.test(device) ? IconDeviceLaptop : IconDeviceDesktop;
}

function Liveness({ active }: { active: boolean }) {
  return active ? (
    <Badge tone="good" plain icon={IconCircleCheck}>
      <Trans>Active</Trans>
    </Badge>
  ) : (
    <Badge tone="none" plain icon={IconClockOff}>
      <Trans>Expired</Trans>
    </Badge>
  );
}
