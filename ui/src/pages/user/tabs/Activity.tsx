import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { ActivityEvent, ActivityFilter } from '@/api/bindings';
import { useActivity } from '@/api/user';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { DeviceName } from '@/components/DeviceName';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { useZone } from '@/format/useZone';
import { activityLooks } from '../activityLooks';
import { Paged } from '../Paged';
import { Ip, Location } from '../parts';
import { useFacts } from '../useFacts';
import { useRunRows } from '../useRunRows';
import { ActivityFilters } from './ActivityFilters';
import { ExportActivity } from './ExportActivity';
import { Result } from './Result';

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
      <Card title={t`Activity`} flush actions={<ExportActivity userId={userId} filter={filter} />}>
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
                    <Trans>Clear filters</Trans>
                  </Button>
                }
              />
            ) : (
              <Empty icon={IconHistory} title={<Trans>No activity yet</Trans>} />
            )
          }
        >
          {(events) => <Events events={events} complete={!pages.hasNextPage} />}
        </Paged>
      </Card>
    </>
  );
}

function Events({ events, complete }: { events: ActivityEvent[]; complete: boolean }) {
  const { t, i18n } = useLingui();
  const zone = useZone();
  const { sentence } = useFacts();
  const rows = useRunRows(events, isFailedLogin, { complete });
  const columns = [
    { key: 'at', label: t`Time, ${zone}`, width: '122px' },
    { key: 'type', label: t`Event`, width: '188px' },
    { key: 'success', label: t`Result`, width: '144px' },
    { key: 'ip', label: t`IP address`, width: '128px' },
    { key: 'location', label: t`Location` },
    { key: 'device', label: t`Device`, width: '166px' },
    { key: 'details', label: t`Details`, width: '156px' },
  ];
  return (
    <StaticTable label={t`Activity`} columns={columns}>
      {rows.map(({ key, event, times, part }) => {
        // Those of one attempt say nothing of all of them.
        const details = times ? '' : event.details.map(sentence).join(', ');
        return (
          <tr key={key} data-part={part || undefined}>
            <td data-dim>
              <ClockTime at={event.at} />
            </td>
            <td>{i18n._(activityLooks[event.type].label)}</td>
            <td>
              <Result success={event.success} times={times} />
            </td>
            <td data-dim>
              <Ip masked={event.masked}>{event.ip}</Ip>
            </td>
            <td>
              <Location place={event.location} newCountry={event.new_country} />
            </td>
            <td data-dim>
              <DeviceName device={event.device} agent={event.user_agent} />
            </td>
            <td data-dim title={details} dir="auto">
              {details}
            </td>
          </tr>
        );
      })}
    </StaticTable>
  );
}

function isFailedLogin({ type }: ActivityEvent): boolean {
  return type === 'LOGIN_FAILED';
}
