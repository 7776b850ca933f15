import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import {
  IconAffiliate,
  IconApi,
  IconCash,
  IconCoins,
  IconDevices,
  IconLogin2,
  IconMessage,
  IconShoppingCart,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { SuspensionEffects, SuspensionReason } from '@/api/bindings';
import { useSession } from '@/api/session';
import { useStatusLabel } from '@/components/StatusBadge';
import { useFormat } from '@/format/useFormat';
import type { Consequences } from '../Consequences';
import type { Effect } from '../Effects';
import { countOf, sumsOf } from '../payouts';

type Happens = Consequences['happens'];

/** As it is typed or as it was prepared. */
type Content = { reason: SuspensionReason | null; message: string | null };

/** What suspending a user does and leaves (SUS-2): only what this user has and this platform knows. */
export function useSuspendConsequences() {
  const { t } = useLingui();
  const { modules } = useSession().meta;
  const { money, decimal, number } = useFormat();
  const labelOf = useStatusLabel();

  function login({ status }: SuspensionEffects, { message }: Content): Happens {
    const shown = message?.trim();
    return [
      {
        icon: IconLogin2,
        label: t`Login`,
        text: shown ? (
          <Trans>Refused; the user sees your message</Trans>
        ) : (
          <Trans>Refused; the user sees the default message</Trans>
        ),
        change: {
          label: t`Status`,
          before: labelOf(status),
          after: labelOf('suspended'),
          follows: shown
            ? t`Login is refused; the user sees your message`
            : t`Login is refused; the user sees the default message`,
        },
      },
    ];
  }

  function sessions({ sessions: count }: SuspensionEffects): Happens {
    const [icon, label] = [IconDevices, t`Sessions`];
    if (count === 0) return [{ icon, label, text: <Trans>No active sessions</Trans>, change: null }];
    return [
      {
        icon,
        label,
        text: (
          <Plural
            value={count}
            one={
              <>
                <b>{number(count)} active</b> session ends at once
              </>
            }
            other={
              <>
                <b>{number(count)} active</b> sessions end at once
              </>
            }
          />
        ),
        change: {
          label,
          before: plural(count, { one: '# active', other: '# active' }),
          after: number(0),
          follows: t`The user is signed out everywhere at once`,
        },
      },
    ];
  }

  function orders({ open_orders: open }: SuspensionEffects): Happens {
    if (!modules.includes('orders')) return [];
    const label = t`Orders`;
    const continues = plural(open, { one: '# open order continues', other: '# open orders continue' });
    return [
      {
        icon: IconShoppingCart,
        label,
        text:
          open === 0 ? (
            <Trans>No new orders</Trans>
          ) : (
            <Plural
              value={open}
              one="No new orders. # open order continues"
              other="No new orders. # open orders continue"
            />
          ),
        change: {
          label,
          before: t`Allowed`,
          after: t`No new ones`,
          follows: open === 0 ? t`No order is open now` : continues,
        },
      },
    ];
  }

  function messages(): Happens {
    if (!modules.includes('messages')) return [];
    const label = t`Messages`;
    return [
      {
        icon: IconMessage,
        label,
        text: <Trans>No messages are sent</Trans>,
        change: { label, before: t`Sent`, after: t`Not sent`, follows: t`As long as the user is suspended` },
      },
    ];
  }

  function commissions({ partner }: SuspensionEffects): Happens {
    if (!partner) return [];
    return [
      {
        icon: IconAffiliate,
        label: t`Partner`,
        text: <Trans>No commissions while suspended</Trans>,
        change: {
          label: t`Commissions`,
          before: t`Earned`,
          after: t`Not earned`,
          follows: t`As long as the user is suspended`,
        },
      },
    ];
  }

  function payouts({ pending_payouts: pending }: SuspensionEffects): Happens {
    const count = countOf(pending);
    if (count === 0) return [];
    const sums = sumsOf(pending, money);
    const label = t`Payouts`;
    return [
      {
        icon: IconCash,
        label,
        text: (
          <Plural
            value={count}
            one={
              <>
                <b>
                  {number(count)} pending, {sums},
                </b>{' '}
                is held
              </>
            }
            other={
              <>
                <b>
                  {number(count)} pending, {sums},
                </b>{' '}
                are held
              </>
            }
          />
        ),
        change: {
          label,
          before: t`${sums} pending`,
          after: t`${sums} held`,
          follows: t`Released on reactivation`,
        },
      },
    ];
  }

  function tokens({ api_tokens: count }: SuspensionEffects): Happens {
    const [icon, label] = [IconApi, t`API access`];
    if (count === 0) return [{ icon, label, text: <Trans>No API tokens</Trans>, change: null }];
    return [
      {
        icon,
        label,
        text: (
          <Plural
            value={count}
            one={
              <>
                <b>{number(count)} token</b> is revoked. It does not come back
              </>
            }
            other={
              <>
                <b>{number(count)} tokens</b> are revoked. They do not come back
              </>
            }
          />
        ),
        change: {
          label: t`API tokens`,
          before: plural(count, { one: '# active', other: '# active' }),
          after: number(0),
          follows: t`They do not come back`,
        },
      },
    ];
  }

  function stays({ credit_balance: credits, partner, downline }: SuspensionEffects): Effect[] {
    return [
      ...(modules.includes('credits')
        ? [
            {
              icon: IconCoins,
              label: t`Credits`,
              text: <Trans>{decimal(credits)} kept, usable again later</Trans>,
            },
          ]
        : []),
      ...(partner
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
  }

  return (effects: SuspensionEffects, content: Content): Consequences => ({
    happens: [
      ...login(effects, content),
      ...sessions(effects),
      ...orders(effects),
      ...messages(),
      ...commissions(effects),
      ...payouts(effects),
      ...tokens(effects),
    ],
    stays: { title: t`What stays`, effects: stays(effects) },
    undo: <Undo reason={content.reason} tokens={effects.api_tokens} />,
  });
}

/** Who can lift it depends on what it was for (REA-1). */
function Undo({ reason, tokens }: { reason: SuspensionReason | null; tokens: number }) {
  const { suspension_reasons: reasons } = useSession().meta;
  const byTwo = reasons.some((known) => known.reason === reason && known.needs_approval_to_lift);
  return (
    <>
      <Trans>To undo: Reactivate, with a reason and your code.</Trans>{' '}
      {byTwo && <Trans>After {reason} another senior administrator must approve it.</Trans>}{' '}
      {tokens > 0 && <Trans>API tokens must be issued again.</Trans>}
    </>
  );
}
