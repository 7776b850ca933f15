import { Trans, useLingui } from '@lingui/react/macro';
import { IconCircleCheck, IconLogin2, IconMapPin, IconX } from '@tabler/icons-react';
import type { Login } from '@/api/bindings';
import { Badge } from '@/components/Badge';
import { RelativeTime } from '@/components/RelativeTime';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { MachineText } from '../parts';

/** The last logins with address and place; a new country stands out. */
export function Logins({ logins }: { logins: Login[] }) {
  const { t } = useLingui();
  if (logins.length === 0) {
    return <Empty icon={IconLogin2} title={<Trans>No logins yet</Trans>} />;
  }
  const columns = [
    { key: 'at', label: t`Time`, width: '122px' },
    { key: 'success', label: t`Result`, width: '110px' },
    { key: 'ip', label: t`IP address`, width: '138px' },
    { key: 'location', label: t`Location`, width: '240px' },
    { key: 'device', label: t`Device` },
  ];
  return (
    <StaticTable label={t`Recent logins`} columns={columns}>
      {logins.map(({ at, success, ip, location, device, new_country }) => (
        <tr key={`${at} ${ip}`}>
          <td data-dim>
            <RelativeTime at={at} />
          </td>
          <td>
            <Result success={success} />
          </td>
          <td data-dim>
            <span className="st-mono">
              <MachineText>{ip}</MachineText>
            </span>
          </td>
          <td>
            {location && <bdi>{location}</bdi>} {new_country && <NewCountry />}
          </td>
          <td data-dim>{device && <bdi>{device}</bdi>}</td>
        </tr>
      ))}
    </StaticTable>
  );
}

export function Result({ success }: { success: boolean }) {
  return success ? (
    <Badge tone="good" plain icon={IconCircleCheck}>
      <Trans>Success</Trans>
    </Badge>
  ) : (
    <Badge tone="bad" icon={IconX}>
      <Trans>Failed</Trans>
    </Badge>
  );
}

export function NewCountry() {
  return (
    <Badge tone="warn" icon={IconMapPin}>
      <Trans>New country</Trans>
    </Badge>
  );
}
