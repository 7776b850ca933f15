import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import {
  IconAffiliate,
  IconApi,
  IconCash,
  IconCoins,
  IconDevices,
  IconLogin2,
  IconRotate,
  IconShoppingCart,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { SuspensionEffects } from '@/api/bindings';
import { useSession } from '@/api/session';
import { Notice } from '@/components/Notice';
import { useFormat } from '@/format/useFormat';
import type { Change } from '../Changes';
import { Changes } from '../Changes';
import { type Effect, Effects } from '../Effects';
import { countOf, sumsOf } from '../payouts';

/** What suspending this user does and leaves, before it is done (SUS-2). */
export function SuspendEffects({ effects }: { effects: SuspensionEffects }) {
  const { t } = useLingui();
  const { meta } = useSession();
  const { money, decimal, number } = useFormat();
  const { sessions, open_orders: orders, pending_payouts: payouts, api_tokens: tokens, downline } = effects;
  const held = countOf(payouts);
  const sums = sumsOf(payouts, money);
  const happens: Effect[] = [
    { icon: IconLogin2, label: t`Login`, text: <Trans>Refused, with the message of this form</Trans> },
    {
      icon: IconDevices,
      label: t`Sessions`,
      text:
        sessions === 0 ? (
          <Trans>None is active</Trans>
        ) : (
          <Plural
            value={sessions}
            one={
              <>
                <b>{number(sessions)} active</b> session ends at once
              </>
            }
            other={
              <>
                <b>{number(sessions)} active</b> sessions end at once
              </>
            }
          />
        ),
    },
    ...(meta.modules.includes('orders')
      ? [
          {
            icon: IconShoppingCart,
            label: t`Orders`,
            text:
              orders === 0 ? (
                <Trans>No new orders</Trans>
              ) : (
                <Plural
                  value={orders}
                  one="No new orders. # open order continues"
                  other="No new orders. # open orders continue"
                />
              ),
          },
        ]
      : []),
    ...(effects.partner
      ? [{ icon: IconAffiliate, label: t`Partner`, text: <Trans>No commissions while suspended</Trans> }]
      : []),
    ...(held > 0
      ? [
          {
            icon: IconCash,
            label: t`Payouts`,
            text: (
              <Plural
                value={held}
                one={
                  <>
                    <b>
                      {number(held)} pending, {sums},
                    </b>{' '}
                    is held
                  </>
                }
                other={
                  <>
                    <b>
                      {number(held)} pending, {sums},
                    </b>{' '}
                    are held
                  </>
                }
              />
            ),
          },
        ]
      : []),
    {
      icon: IconApi,
      label: t`API access`,
      text:
        tokens === 0 ? (
          <Trans>There are no tokens to revoke</Trans>
        ) : (
          <Plural
            value={tokens}
            one={
              <>
                <b>{number(tokens)} token</b> is revoked. It does not come back
              </>
            }
            other={
              <>
                <b>{number(tokens)} tokens</b> are revoked. They do not come back
              </>
            }
          />
        ),
    },
  ];
  const stays: Effect[] = [
    {
      icon: IconCoins,
      label: t`Credits`,
      text: <Trans>{decimal(effects.credit_balance)} kept, usable again later</Trans>,
    },
    ...(effects.partner
      ? [
          {
            icon: IconUsersGroup,
            label: t`Downline`,
            text: (
              <Plural
                value={downline}
                one="# referral is not affected"
                other="# referrals are not affected"
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <Effects title={t`What will happen`} effects={happens} />
      <Effects title={t`What stays`} effects={stays} />
      <Notice icon={IconRotate}>
        {tokens > 0 ? (
          <Trans>To undo: Reactivate, with a reason and your code. API tokens must be issued again.</Trans>
        ) : (
          <Trans>To undo: Reactivate, with a reason and your code.</Trans>
        )}
      </Notice>
    </>
  );
}

/** The same as old to new, on the review. */
export function SuspendChanges({
  effects,
  now,
  after,
}: {
  effects: SuspensionEffects;
  now: string;
  after: string;
}) {
  const { t } = useLingui();
  const { money, number } = useFormat();
  const { sessions, api_tokens: tokens, pending_payouts: payouts } = effects;
  const changes: Change[] = [
    {
      label: t`Status`,
      before: now,
      after,
      follows: t`Login is refused. No new orders, no messages, no commissions`,
    },
    ...(sessions > 0
      ? [
          {
            label: t`Sessions`,
            before: plural(sessions, { one: '# active', other: '# active' }),
            after: number(0),
            follows: t`The user is signed out everywhere at once`,
          },
        ]
      : []),
    ...(tokens > 0
      ? [
          {
            label: t`API tokens`,
            before: plural(tokens, { one: '# active', other: '# active' }),
            after: number(0),
            follows: t`They do not come back`,
          },
        ]
      : []),
    ...(countOf(payouts) > 0
      ? [
          {
            label: t`Payouts`,
            before: t`${sumsOf(payouts, money)} pending`,
            after: t`${sumsOf(payouts, money)} held`,
            follows: t`Released by reactivation`,
          },
        ]
      : []),
  ];
  return <Changes changes={changes} />;
}
