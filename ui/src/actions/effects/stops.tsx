import { plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { IconAffiliate, IconMessage, IconShoppingCart, IconTruck } from '@tabler/icons-react';
import type { EffectTable } from './words';

/** What doesn't go on as long as a user is suspended. */
export const stops = {
  orders_stop: {
    icon: IconShoppingCart,
    label: () => t`Orders`,
    tone: 'grave',
    text: ({ open }) =>
      open === 0 ? (
        <Trans>No new orders</Trans>
      ) : (
        <Plural
          value={open}
          one="No new orders. # open order continues"
          other="No new orders. # open orders continue"
        />
      ),
    change: ({ open }) => ({
      before: t`Allowed`,
      after: t`No new ones`,
      follows:
        open === 0
          ? t`No order is open now`
          : plural(open, { one: '# open order continues', other: '# open orders continue' }),
    }),
    past: () => t`no new orders`,
  },
  shipments_kept: {
    icon: IconTruck,
    label: () => t`Shipping`,
    tone: 'plain',
    text: ({ open }) => (
      <Plural
        value={open}
        one="# open order still goes to the old address"
        other="# open orders still go to the old address"
      />
    ),
    past: ({ open }) =>
      plural(open, {
        one: '# open order still goes to the old address',
        other: '# open orders still go to the old address',
      }),
  },
  messages_stop: {
    icon: IconMessage,
    label: () => t`Messages`,
    tone: 'grave',
    text: () => <Trans>No messages are sent</Trans>,
    change: () => ({ before: t`Sent`, after: t`Not sent`, follows: t`As long as the user is suspended` }),
    past: () => t`no messages sent`,
  },
  commissions_stop: {
    icon: IconAffiliate,
    label: () => t`Partner`,
    tone: 'grave',
    text: () => <Trans>No commissions while suspended</Trans>,
    change: () => ({
      label: t`Commissions`,
      before: t`Earned`,
      after: t`Not earned`,
      follows: t`As long as the user is suspended`,
    }),
    past: () => t`no commissions`,
  },
} satisfies Partial<EffectTable>;
