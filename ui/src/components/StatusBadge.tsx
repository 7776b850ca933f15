import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { IconBan, IconCircleCheck, IconCircleMinus, IconClock, IconTrash } from '@tabler/icons-react';
import type { UserStatus } from '@/api/bindings';
import { useOptionalSession } from '@/api/session';
import { Badge, type Look } from './Badge';

export const statusLooks: Record<UserStatus, Look & { label: MessageDescriptor }> = {
  active: { tone: 'good', plain: true, icon: IconCircleCheck, label: msg`Active` },
  pending_verification: { tone: 'warn', icon: IconClock, label: msg`Pending` },
  inactive: { tone: 'neutral', icon: IconCircleMinus, label: msg`Inactive` },
  suspended: { tone: 'bad', icon: IconBan, label: msg`Suspended` },
  deleted: { tone: 'neutral', icon: IconTrash, label: msg`Deleted` },
};

/** The status in the platform's own words, where its preset has any. */
export function useStatusLabel(): (status: UserStatus) => string {
  const { i18n } = useLingui();
  const statuses = useOptionalSession()?.meta.statuses;
  return (status) =>
    statuses?.find((known) => known.status === status)?.label ?? i18n._(statusLooks[status].label);
}

export function StatusBadge({ status }: { status: UserStatus }) {
  const label = useStatusLabel();
  const { label: _, ...look } = statusLooks[status];
  return <Badge {...look}>{label(status)}</Badge>;
}
