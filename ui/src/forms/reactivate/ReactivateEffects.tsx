import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconApi, IconCash, IconCoins, IconLogin2, IconMail, IconRotate } from '@tabler/icons-react';
import type { ReactivationEffects } from '@/api/bindings';
import { Notice } from '@/components/Notice';
import { useFormat } from '@/format/useFormat';
import { type Change, Changes } from '../Changes';
import { type Effect, Effects } from '../Effects';
import { countOf, sumsOf } from '../payouts';

/** What reactivating this user does and does not bring back (REA-1). */
export function ReactivateEffects({ effects }: { effects: ReactivationEffects }) {
  const { t } = useLingui();
  const { money, decimal, number } = useFormat();
  const held = countOf(effects.held_payouts);
  const sums = sumsOf(effects.held_payouts, money);
  const happens: Effect[] = [
    {
      icon: IconLogin2,
      label: t`Login`,
      text: <Trans>Allowed again, under the conditions of this form</Trans>,
    },
    {
      icon: IconCoins,
      label: t`Credits`,
      text: <Trans>{decimal(effects.credit_balance)} usable again</Trans>,
    },
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
                      {number(held)} held, {sums},
                    </b>{' '}
                    is released
                  </>
                }
                other={
                  <>
                    <b>
                      {number(held)} held, {sums},
                    </b>{' '}
                    are released
                  </>
                }
              />
            ),
          },
        ]
      : []),
    {
      icon: IconMail,
      label: t`Email`,
      text: effects.can_be_mailed ? (
        <Trans>The user is told</Trans>
      ) : (
        <Trans>The user has no address and is not told</Trans>
      ),
    },
  ];
  return (
    <>
      <Effects title={t`What will happen`} effects={happens} />
      <Effects
        title={t`What does not come back`}
        effects={[
          { icon: IconApi, label: t`API access`, text: <Trans>Revoked tokens must be issued again</Trans> },
        ]}
      />
      <Notice icon={IconRotate}>
        <Trans>To undo: Suspend, with a reason and your code.</Trans>
      </Notice>
    </>
  );
}

/** The same as old to new, on the review. */
export function ReactivateChanges({
  effects,
  now,
  after,
}: {
  effects: ReactivationEffects;
  now: string;
  after: string;
}) {
  const { t } = useLingui();
  const { money } = useFormat();
  const sums = sumsOf(effects.held_payouts, money);
  const changes: Change[] = [
    { label: t`Status`, before: now, after, follows: t`Login is allowed again` },
    ...(countOf(effects.held_payouts) > 0
      ? [
          {
            label: t`Payouts`,
            before: t`${sums} held`,
            after: t`${sums} released`,
            follows: t`They wait for payment as before`,
          },
        ]
      : []),
  ];
  return <Changes changes={changes} />;
}
