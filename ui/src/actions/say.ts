import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import type { PendingPayouts } from '@/api/bindings';
import { useStatusLabel } from '@/components/StatusBadge';
import { useFormat } from '@/format/useFormat';
import { useReasonLabel } from '@/forms/useReasonLabel';

/** How numbers, moments and codes are written where an action is told. */
export type Say = ReturnType<typeof useSay>;

export function useSay() {
  const { i18n } = useLingui();
  const format = useFormat();
  const status = useStatusLabel();
  const reason = useReasonLabel();
  return {
    ...format,
    word: (message: MessageDescriptor) => i18n._(message),
    /** In the platform's own words. */
    status,
    reason,
    /** Side by side, each in its own currency: `€412.00, $10.00`. */
    sums: (payouts: PendingPayouts[]) => payouts.map(({ sum }) => format.money(sum)).join(', '),
  };
}

export function countOf(payouts: PendingPayouts[]): number {
  return payouts.reduce((count, payout) => count + payout.count, 0);
}
