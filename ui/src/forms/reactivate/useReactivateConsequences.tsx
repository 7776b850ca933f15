import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconApi, IconCash, IconCoins, IconLogin2, IconMail } from '@tabler/icons-react';
import type { ReactivationEffects, UserStatus } from '@/api/bindings';
import { useSession } from '@/api/session';
import { useStatusLabel } from '@/components/StatusBadge';
import { useFormat } from '@/format/useFormat';
import type { Consequences } from '../Consequences';
import { countOf, sumsOf } from '../payouts';

type Happens = Consequences['happens'];

/** The platform's word for what becomes of the user under these conditions. */
export function becomesOf(effects: ReactivationEffects, requireKyc: boolean): UserStatus {
  return requireKyc ? effects.becomes_with_kyc : effects.becomes;
}

/** What reactivating a user does and does not bring back (REA-1). */
export function useReactivateConsequences() {
  const { t } = useLingui();
  const { modules } = useSession().meta;
  const { money, decimal, number } = useFormat();
  const labelOf = useStatusLabel();

  function status(effects: ReactivationEffects, requireKyc: boolean): Happens {
    const becomes = becomesOf(effects, requireKyc);
    const label = labelOf(becomes);
    const follows =
      becomes === 'active' ? (
        <Trans>Login is allowed again, under the conditions of this form</Trans>
      ) : requireKyc ? (
        <Trans>Not active yet: the account is “{label}” until KYC is approved again</Trans>
      ) : (
        <Trans>Not active yet: the account is “{label}” until the user is verified</Trans>
      );
    return [
      {
        icon: IconLogin2,
        label: t`Status`,
        text: follows,
        change: { label: t`Status`, before: labelOf(effects.status), after: label, follows },
      },
    ];
  }

  function credits({ credit_balance: balance }: ReactivationEffects): Happens {
    if (!modules.includes('credits')) return [];
    const label = t`Credits`;
    const amount = decimal(balance);
    return [
      {
        icon: IconCoins,
        label,
        text: <Trans>{amount} usable again</Trans>,
        change: { label, before: t`${amount} kept`, after: t`${amount} usable`, follows: t`At once` },
      },
    ];
  }

  function payouts({ held_payouts: held }: ReactivationEffects): Happens {
    const count = countOf(held);
    if (count === 0) return [];
    const sums = sumsOf(held, money);
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
                  {number(count)} held, {sums},
                </b>{' '}
                is released
              </>
            }
            other={
              <>
                <b>
                  {number(count)} held, {sums},
                </b>{' '}
                are released
              </>
            }
          />
        ),
        change: {
          label,
          before: t`${sums} held`,
          after: t`${sums} released`,
          follows: t`They wait for payment as before`,
        },
      },
    ];
  }

  function mail({ can_be_mailed: mailed }: ReactivationEffects): Happens {
    return [
      {
        icon: IconMail,
        label: t`Email`,
        text: mailed ? (
          <Trans>The user is told</Trans>
        ) : (
          <Trans>The user has no address and is not told</Trans>
        ),
        change: null,
      },
    ];
  }

  return (effects: ReactivationEffects, requireKyc: boolean): Consequences => ({
    happens: [...status(effects, requireKyc), ...credits(effects), ...payouts(effects), ...mail(effects)],
    stays: {
      title: t`What does not come back`,
      effects: [
        { icon: IconApi, label: t`API access`, text: <Trans>Revoked tokens must be issued again</Trans> },
      ],
    },
    undo: <Trans>To undo: Suspend, with a reason and your code.</Trans>,
  });
}
