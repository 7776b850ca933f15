import { Trans, useLingui } from '@lingui/react/macro';
import { IconLogin2 } from '@tabler/icons-react';
import type { Login, Sensitive } from '@/api/bindings';
import { ClockTime } from '@/components/ClockTime';
import { DeviceName } from '@/components/DeviceName';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { useZone } from '@/format/useZone';
import { Ip, Location } from '../parts';
import { useRunRows } from '../useRunRows';
import { Result } from './Result';

type LoginsProps = {
  logins: Login[];
  /** What the admin may not see of them. */
  masked: readonly Sensitive[];
  /** Nothing older exists. */
  complete: boolean;
  /** Rows at most, failed logins in a row counted as one. */
  most?: number;
};

/** Logins with address, place and device. Failed ones in a row are one row with their number. */
export function Logins({ logins, masked, ...how }: LoginsProps) {
  const { t } = useLingui();
  const zone = useZone();
  const rows = useRunRows(logins, isFailed, how);
  if (logins.length === 0) {
    return <Empty icon={IconLogin2} title={<Trans>No logins yet</Trans>} />;
  }
  const columns = [
    { key: 'at', label: t`Time, ${zone}`, width: '116px' },
    { key: 'success', label: t`Result`, width: '140px' },
    { key: 'ip', label: t`IP address`, width: '126px' },
    { key: 'location', label: t`Location` },
    { key: 'device', label: t`Device`, width: '168px' },
  ];
  return (
    <StaticTable label={t`Logins`} columns={columns}>
      {rows.map(({ key, event, times, part }) => (
        <tr key={key} data-part={part || undefined}>
          <td data-dim>
            <ClockTime at={event.at} />
          </td>
          <td>
            <Result success={event.success} times={times} />
          </td>
          <td data-dim>
            <Ip masked={masked}>{event.ip}</Ip>
          </td>
          <td>
            <Location place={event.location} newCountry={event.new_country} />
          </td>
          <td data-dim>
            <DeviceName device={event.device} agent={event.user_agent} />
          </td>
        </tr>
      ))}
    </StaticTable>
  );
}

function isFailed({ success }: Login): boolean {
  return !success;
}
