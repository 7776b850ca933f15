import { plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { IconCash, IconCoins, IconUsersGroup } from '@tabler/icons-react';
import { countOf } from '../say';
import type { EffectTable } from './words';

/** What a user is owed, has and brought. */
export const money = {
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
  credits_booked: {
    icon: IconCoins,
    label: () => t`Credits`,
    tone: 'plain',
    told: 'both',
    text: ({ amount, balance }, { decimal }) => (
      <Trans>
        <b>{decimal(amount)}</b> booked at once; the balance is then {decimal(balance)}
      </Trans>
    ),
    past: ({ amount, balance }, { decimal }) =>
      t`${decimal(amount)} credits booked, balance ${decimal(balance)}`,
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
  downline_moved: {
    icon: IconUsersGroup,
    label: () => t`Downline`,
    tone: 'plain',
    text: ({ count, to }) =>
      to === null ? (
        <Plural value={count} one="# referral has no sponsor then" other="# referrals have no sponsor then" />
      ) : (
        <Plural value={count} one={`# referral goes to ${to}`} other={`# referrals go to ${to}`} />
      ),
    past: ({ count }) => plural(count, { one: '# referral moved', other: '# referrals moved' }),
  },
} satisfies Partial<EffectTable>;
