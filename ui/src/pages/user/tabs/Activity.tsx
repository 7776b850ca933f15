import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { ActivityEvent } from '@/api/bindings';
import { type ActivityFilter, useActivity } from '@/api/user';
import { Card } from '@/components/Card';
import { RelativeTime } from '@/components/RelativeTime';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { Paged } from '../Paged';
import { MachineText } from '../parts';
import { activityTypes } from '../words';
import { ActivityFilters } from './ActivityFilters';
import { Result } from './Logins';

const everything: ActivityFilter = { after: null, before: null, types: [], ip: null, success: null };

/** What the user did, filtered by time, kind, address and result. */
export function Activity({ userId }: { userId: string }) {
  const { t } = useLingui();
  const [filter, setFilter] = useState(everything);
  const pages = useActivity(userId, filter);
  const filtered = JSON.stringify(filter) !== JSON.stringify(everything);
  return (
    <>
      <ActivityFilters filter={filter} onChange={setFilter} />
      <Card title={t`Activity`} flush>
        <Paged
          pages={pages}
          label={<Trans>Loading activity</Trans>}
          failure={<Trans>The activity could not be read</Trans>}
          empty={
            filtered ? (
              <Empty
                icon={IconFilterOff}
                title={<Trans>Nothing matches these filters</Trans>}
                actions={
                  <Button onClick={() => setFilter(everything)}>
                    <Trans>Clear the filters</Trans>
                  </Button>
                }
              />
            ) : (
              <Empty icon={IconHistory} title={<Trans>No activity yet</Trans>} />
            )
          }
        >
          {(events) => <Events events={events} />}
        </Paged>
      </Card>
    </>
  );
}

function Events({ events }: { events: ActivityEvent[] }) {
  const { t, i18n } = useLingui();
  const columns = [
    { key: 'at', label: t`Time`, width: '122px' },
    { key: 'type', label: t`Event`, width: '190px' },
    { key: 'success', label: t`Result`, width: '104px' },
    { key: 'ip', label: t`IP address`, width: '138px' },
    { key: 'location', label: t`Location` },
    { key: 'details', label: t`Details` },
  ];
  return (
    <StaticTable label={t`Activity`} columns={columns}>
      {events.map((event) => {
        const details = [event.user_agent, ...event.details.map(({ name, value }) => `${name}: ${value}`)]
          .filter(Boolean)
          .join(', ');
        return (
          <tr key={event.id}>
            <td data-dim>
              <RelativeTime at={event.at} />
            </td>
            <td>{i18n._(activityTypes[event.type])}</td>
            <td>
              <Result success={event.success} />
            </td>
            <td data-dim>
              <span className="st-mono">
                <MachineText>{event.ip}</MachineText>
              </span>
            </td>
            <td>{event.location && <bdi>{event.location}</bdi>}</td>
            <td data-dim title={details} dir="auto">
              {details}
            </td>
          </tr>
        );
      })}
    </StaticTable>
  );
}
