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

/** `past`: how it stood once. Nothing that is over asks for attention. */
export function KycBadge({ status, past }: { status: KycStatus; past?: boolean }) {
  const { i18n } = useLingui();
  const { label, tone, plain, icon } = kycLooks[status];
  const look = past ? { tone: 'none' as const, plain: true } : { tone, plain };
  return (
    <Badge {...look} icon={icon}>
      {i18n._(label)}
    </Badge>
  );
}
