import { plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import {
  IconAffiliate,
  IconCash,
  IconCoins,
  IconMessage,
  IconShoppingCart,
  IconUsersGroup,
} from '@tabler/icons-react';
import { countOf } from '../say';
import type { EffectTable } from './words';

/** What a user buys, earns, is owed and is sent. */
export const money = {
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
  payouts_held: {
    icon: IconCash,
    label: () => t`Payouts`,
    tone: 'grave',
    told: 'both',
    text: ({ payouts }, { number, sums }) => (
      <Plural
        value={countOf(payouts)}
        one={
          <>
            <b>
              {number(countOf(payouts))} pending, {sums(payouts)},
            </b>{' '}
            is held
          </>
        }
        other={
          <>
            <b>
              {number(countOf(payouts))} pending, {sums(payouts)},
            </b>{' '}
            are held
          </>
        }
      />
    ),
    change: ({ payouts }, { sums }) => ({
      before: t`${sums(payouts)} pending`,
      after: t`${sums(payouts)} held`,
      follows: t`Released on reactivation`,
    }),
    atOnce: ({ payouts }, { sums }) => t`${sums(payouts)} payout held`,
    past: ({ payouts }, { sums }) => t`${sums(payouts)} held`,
  },
  payouts_released: {
    icon: IconCash,
    label: () => t`Payouts`,
    tone: 'good',
    told: 'both',
    text: ({ payouts }, { number, sums }) => (
      <Plural
        value={countOf(payouts)}
        one={
          <>
            <b>
              {number(countOf(payouts))} held, {sums(payouts)},
            </b>{' '}
            is released
          </>
        }
        other={
          <>
            <b>
              {number(countOf(payouts))} held, {sums(payouts)},
            </b>{' '}
            are released
          </>
        }
      />
    ),
    change: ({ payouts }, { sums }) => ({
      before: t`${sums(payouts)} held`,
      after: t`${sums(payouts)} released`,
      follows: t`They wait for payment as before`,
    }),
    past: ({ payouts }, { sums }) => t`${sums(payouts)} released`,
  },
  credits_kept: {
    icon: IconCoins,
    label: () => t`Credits`,
    tone: 'plain',
    stays: true,
    text: ({ balance }, { decimal }) => <Trans>{decimal(balance)} kept, usable again later</Trans>,
    past: ({ balance }, { decimal }) => t`${decimal(balance)} credits kept`,
  },
  downline_kept: {
    icon: IconUsersGroup,
    label: () => t`Downline`,
    tone: 'plain',
    stays: true,
    text: ({ count }) => (
      <Plural value={count} one="# referral is not affected" other="# referrals are not affected" />
    ),
    past: ({ count }) => plural(count, { one: '# referral not affected', other: '# referrals not affected' }),
  },
} satisfies Partial<EffectTable>;
