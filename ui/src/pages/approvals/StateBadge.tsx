import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { IconCircleCheck, IconClock, IconClockOff, IconX } from '@tabler/icons-react';
import type { ApprovalState } from '@/api/bindings';
import { Badge, type Look } from '@/components/Badge';

const looks: Record<ApprovalState, Look & { label: MessageDescriptor }> = {
  pending: { tone: 'warn', icon: IconClock, label: msg`Waiting` },
  approved: { tone: 'good', plain: true, icon: IconCircleCheck, label: msg`Approved` },
  rejected: { tone: 'bad', icon: IconX, label: msg`Rejected` },
  lapsed: { tone: 'neutral', icon: IconClockOff, label: msg`Lapsed` },
};

export function StateBadge({ state }: { state: ApprovalState }) {
  const { label, ...look } = looks[state];
  return <Badge {...look}>{useLingui().i18n._(label)}</Badge>;
}
