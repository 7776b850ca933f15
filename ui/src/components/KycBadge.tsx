import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { IconCalendarX, IconHourglass, IconRosetteDiscountCheck, IconX } from '@tabler/icons-react';
import type { KycStatus } from '@/api/bindings';
import { Badge, type Look } from './Badge';

export const kycLooks: Record<KycStatus, Look & { label: MessageDescriptor }> = {
  approved: { tone: 'good', plain: true, icon: IconRosetteDiscountCheck, label: msg`Approved` },
  pending: { tone: 'warn', icon: IconHourglass, label: msg`Pending` },
  rejected: { tone: 'bad', icon: IconX, label: msg`Rejected` },
  expired: { tone: 'warn', icon: IconCalendarX, label: msg`Expired` },
  not_started: { tone: 'none', plain: true, label: msg`Not started` },
};

export function KycBadge({ status }: { status: KycStatus }) {
  const { i18n } = useLingui();
  const { label, ...look } = kycLooks[status];
  return <Badge {...look}>{i18n._(label)}</Badge>;
}
