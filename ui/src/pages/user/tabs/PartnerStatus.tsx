import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { IconBan, IconCircleCheck, IconCircleMinus, IconClock } from '@tabler/icons-react';
import { Badge, type Look } from '@/components/Badge';

const looks: Record<string, Look & { label: MessageDescriptor }> = {
  active: { tone: 'good', plain: true, icon: IconCircleCheck, label: msg`Active` },
  pending: { tone: 'warn', icon: IconClock, label: msg`Pending` },
  inactive: { tone: 'neutral', icon: IconCircleMinus, label: msg`Inactive` },
  suspended: { tone: 'bad', icon: IconBan, label: msg`Suspended` },
};

/** What platforms call the state of a partner is their own; what is usual gets its look, the rest stays as it came. */
export function PartnerStatus({ status }: { status: string }) {
  const { i18n } = useLingui();
  const look = looks[status.toLowerCase()];
  if (!look) return <Badge tone="neutral">{status}</Badge>;
  const { label, ...shape } = look;
  return <Badge {...shape}>{i18n._(label)}</Badge>;
}
