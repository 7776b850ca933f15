import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import {
  IconCash,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconReceiptRefund,
  IconTruckDelivery,
} from '@tabler/icons-react';
import type { OrderStatus } from '@/api/bindings';
import { Badge, type Look } from '@/components/Badge';

const looks: Record<OrderStatus, Look & { label: MessageDescriptor }> = {
  pending: { tone: 'none', plain: true, icon: IconClock, label: msg`Pending` },
  paid: { tone: 'none', plain: true, icon: IconCash, label: msg`Paid` },
  shipped: { tone: 'none', plain: true, icon: IconTruckDelivery, label: msg`Shipped` },
  completed: { tone: 'good', plain: true, icon: IconCircleCheck, label: msg`Completed` },
  cancelled: { tone: 'neutral', icon: IconCircleX, label: msg`Cancelled` },
  refunded: { tone: 'neutral', icon: IconReceiptRefund, label: msg`Refunded` },
};

export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  const { i18n } = useLingui();
  const { label, ...look } = looks[status];
  return <Badge {...look}>{i18n._(label)}</Badge>;
}
