import { msg, t } from '@lingui/core/macro';
import { IconCoins } from '@tabler/icons-react';
import type { CreditReason, Effect } from '@/api/bindings';
import { creditReasons } from '@/components/creditWords';
import type { EffectOf } from './effects/words';
import { amount } from './fields/amount';
import { choice, worded } from './fields/choice';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Gives a user credits, or takes back what was given by mistake (CRD-1). */
export const adjustCredits: ActionForm<'users.credits.adjust'> = {
  title: msg`Top up credits`,
  verb: msg`Top up credits…`,
  icon: IconCoins,
  tone: 'plain',
  permission: 'user.credit.write',
  module: 'credits',
  light: true,
  offeredWhen: () => true,
  fields: {
    amount: amount({
      label: msg`Amount`,
      most: 1_000_000,
      onlyGiven: ({ draft }) =>
        draft.kind === 'adjustment' ? null : msg`Only an adjustment can take credits.`,
    }),
    kind: choice<CreditReason>({
      label: msg`Reason`,
      placeholder: msg`Choose a reason`,
      options: worded(creditReasons),
      meanwhile: 'adjustment',
    }),
    reason: reason(msg`Details`),
  },
  done: (name, effects, say) => {
    const booked = effects.find(isBooked);
    return booked
      ? t`${say.decimal(booked.amount)} credits are booked for ${name}`
      : t`The credits of ${name} are booked`;
  },
  lost: msg`We do not know yet whether the credits were booked. Steward is checking.`,
};

function isBooked(effect: Effect): effect is EffectOf<'credits_booked'> {
  return effect.kind === 'credits_booked';
}
