import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { PreparedAction, ReactivationConditions } from '@/api/bindings';
import { LongText, type SummaryRow } from '../Summary';
import { UserLine } from '../UserLine';

/** The rows of the confirmation, from what the desk will send. */
export function useReactivateSummary() {
  const { t } = useLingui();

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
      { label: t`Action`, value: <b>{t`Reactivate 1 user`}</b> },
      { label: t`User`, value: <UserLine prepared={prepared} /> },
      { label: t`Reason`, value: <LongText>{reactivate.reason}</LongText> },
      { label: t`Conditions`, value: conditionsOf(reactivate.conditions) },
    ];
  };
}
