import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconShoppingCart } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { Order } from '@/api/bindings';
import { useListOf } from '@/api/user';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { CopyId } from '@/components/CopyId';
import { StaticTable } from '@/components/StaticTable';
import { Empty } from '@/components/states/Empty';
import { useFormat } from '@/format/useFormat';
import { useZone } from '@/format/useZone';
import { Paged } from '../Paged';
import { Quiet } from '../parts';
import { OrderStatusBadge } from './OrderStatusBadge';

/** What the user ordered; a row opens to its items (USR-7). */
export function Orders({ userId }: { userId: string }) {
  const { t } = useLingui();
  const pages = useListOf(userId, 'users.orders.list');
  return (
    <Card title={t`Orders`} flush>
      <Paged
        pages={pages}
        label={<Trans>Loading orders</Trans>}
        failure={<Trans>The orders could not be read</Trans>}
        empty={
          <Empty icon={IconShoppingCart} title={<Trans>No orders yet</Trans>}>
            <Trans>This user has not ordered anything.</Trans>
          </Empty>
        }
      >
        {(orders) => <OrderTable orders={orders} />}
      </Paged>
    </Card>
  );
}

function OrderTable({ orders }: { orders: Order[] }) {
  const { t } = useLingui();
  const zone = useZone();
  const [opened, setOpened] = useState<string | null>(null);
  const columns = [
    { key: 'open', label: <VisuallyHidden>{t`Open`}</VisuallyHidden>, width: '44px' },
    { key: 'number', label: t`Order` },
    { key: 'at', label: t`Date, ${zone}` },
    { key: 'status', label: t`Status` },
    { key: 'items', label: t`Items`, end: true },
    { key: 'total', label: t`Total`, end: true },
  ];
  return (
    <StaticTable label={t`Orders`} columns={columns}>
      {orders.map((order) => {
        const open = order.order_id === opened;
        return (
          <Fragment key={order.order_id}>
            <OrderRow order={order} open={open} onToggle={() => setOpened(open ? null : order.order_id)} />
            {open && <Items order={order} columns={columns.length} />}
          </Fragment>
        );
      })}
    </StaticTable>
  );
}

function OrderRow({ order, open, onToggle }: { order: Order; open: boolean; onToggle(): void }) {
  const { t } = useLingui();
  const { money, number } = useFormat();
  const Shape = open ? IconChevronDown : IconChevronRight;
  return (
    <tr>
      <td>
        <ActionIcon
          size="sm"
          aria-expanded={open}
          aria-label={t`Items of order ${order.number}`}
          onClick={onToggle}
        >
          <Shape size={14} stroke={1.6} />
        </ActionIcon>
      </td>
      <td className="st-mono">{order.number}</td>
      <td data-dim>
        <ClockTime at={order.at} year />
      </td>
      <td>
        <OrderStatusBadge status={order.status} />
      </td>
      <td data-end data-dim>
        {number(order.items.length)}
      </td>
      <td data-end>{money(order.total)}</td>
    </tr>
  );
}

function Items({ order, columns }: { order: Order; columns: number }) {
  const { t } = useLingui();
  const { money, number } = useFormat();
  return (
    <tr data-details>
      <td />
      <td colSpan={columns - 1}>
        <ul>
          {order.items.map(({ title, quantity, price }, at) => (
            <li key={at}>
              {number(quantity)} × <bdi>{title}</bdi> <Quiet>{money(price)}</Quiet>
            </li>
          ))}
        </ul>
        <Quiet>
          <Trans>Order ID</Trans> <CopyId value={order.order_id} label={t`Copy order ID`} full />
        </Quiet>
      </td>
    </tr>
  );
}
