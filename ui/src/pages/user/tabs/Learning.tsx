import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClockOff,
  IconPlayerPlay,
  IconSchool,
} from '@tabler/icons-react';
import type { Enrolment, EnrolmentStatus } from '@/api/bindings';
import { useListOf } from '@/api/user';
import { Badge, type Look } from '@/components/Badge';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { useFormat } from '@/format/useFormat';
import { useZone } from '@/format/useZone';
import { Paged } from '../Paged';

const looks: Record<EnrolmentStatus, Look & { label: MessageDescriptor }> = {
  active: { tone: 'none', plain: true, icon: IconPlayerPlay, label: msg`Active` },
  completed: { tone: 'good', plain: true, icon: IconCircleCheck, label: msg`Completed` },
  cancelled: { tone: 'neutral', icon: IconCircleX, label: msg`Cancelled` },
  expired: { tone: 'neutral', icon: IconClockOff, label: msg`Expired` },
  suspended: { tone: 'warn', icon: IconBan, label: msg`Suspended` },
};

/** What the user learns, and how far they are; told by the learning service (USR-9). */
export function Learning({ userId }: { userId: string }) {
  const { t } = useLingui();
  return (
    <Card title={t`Learning`} flush>
      <Paged
        pages={useListOf(userId, 'users.enrolments.list')}
        label={<Trans>Loading what the user learns</Trans>}
        failure={<Trans>The learning service did not answer</Trans>}
        empty={
          <Empty icon={IconSchool} title={<Trans>No enrolments</Trans>}>
            <Trans>The user is in no program.</Trans>
          </Empty>
        }
      >
        {(enrolments) => <Enrolments enrolments={enrolments} />}
      </Paged>
    </Card>
  );
}

function Enrolments({ enrolments }: { enrolments: Enrolment[] }) {
  const { t } = useLingui();
  const zone = useZone();
  const columns = [
    { key: 'program', label: t`Program` },
    { key: 'type', label: t`Kind`, width: '148px' },
    { key: 'status', label: t`Status`, width: '132px' },
    { key: 'progress', label: t`Progress`, width: '104px', end: true },
    { key: 'time', label: t`Time spent`, width: '124px', end: true },
    { key: 'last', label: t`Last activity, ${zone}`, width: '170px' },
  ];
  return (
    <StaticTable label={t`Learning`} columns={columns}>
      {enrolments.map((enrolment, at) => (
        // A program may be taken twice.
        <EnrolmentRow key={`${enrolment.program_id} ${at}`} enrolment={enrolment} />
      ))}
    </StaticTable>
  );
}

function EnrolmentRow({ enrolment }: { enrolment: Enrolment }) {
  const { i18n } = useLingui();
  const { percent, span } = useFormat();
  const { label, ...look } = looks[enrolment.status];
  return (
    <tr>
      <td className="st-mono">
        <bdi>{enrolment.program_id}</bdi>
      </td>
      <td data-dim>
        <bdi>{enrolment.program_type}</bdi>
      </td>
      <td>
        <Badge {...look}>{i18n._(label)}</Badge>
      </td>
      <td data-end>{percent(enrolment.progress / 100)}</td>
      <td data-end data-dim>
        {span(enrolment.minutes * 60_000)}
      </td>
      <td data-dim>
        <ClockTime at={enrolment.last_activity_at} year />
      </td>
    </tr>
  );
}
