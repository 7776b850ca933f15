import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { PreparedAction, ReactivationConditions, ReactivationEffects } from '@/api/bindings';
import { useStatusLabel } from '@/components/StatusBadge';
import { useFormat } from '@/format/useFormat';
import { sumsOf } from '../payouts';
import { LongText, type SummaryRow } from '../Summary';
import { UserLine } from '../UserLine';
import { becomesOf } from './useReactivateConsequences';

/** The rows of the confirmation, from what the desk will send. Only "at once" is the platform's own forecast. */
export function useReactivateSummary(effects: ReactivationEffects | undefined) {
  const { t } = useLingui();
  const { money } = useFormat();
  const labelOf = useStatusLabel();

  function atOnce(known: ReactivationEffects, requireKyc: boolean): string {
    const becomes = labelOf(becomesOf(known, requireKyc));
    const { held_payouts: held } = known;
    return held.length > 0 ? t`Status ${becomes}, ${sumsOf(held, money)} released` : t`Status ${becomes}`;
  }

  function conditionsOf({
    require_password_change: password,
    require_kyc: kyc,
    monitor_days: days,
  }: ReactivationConditions) {
    const all = [
      ...(password ? [t`New password at the next login`] : []),
      ...(kyc ? [t`KYC again`] : []),
      ...(days === null ? [] : [plural(days, { one: 'Watch for # day', other: 'Watch for # days' })]),
    ];
    return all.length > 0 ? all.join(', ') : t`None`;
  }

  return (prepared: PreparedAction): SummaryRow[] => {
    const { reactivate } = prepared;
    if (!reactivate) return [];
    return [
      { label: t`Action`, value: <b>{t`Reactivate 1 user`}</b>, atCode: true },
      { label: t`User`, value: <UserLine prepared={prepared} />, atCode: true },
      { label: t`Reason`, value: <LongText>{reactivate.reason}</LongText> },
      { label: t`Conditions`, value: conditionsOf(reactivate.conditions) },
      ...(effects
        ? [{ label: t`At once`, value: atOnce(effects, reactivate.conditions.require_kyc), atCode: true }]
        : []),
    ];
  };
}
