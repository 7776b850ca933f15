import type { Money, PendingPayouts } from '@/api/bindings';

/** Sums side by side, each in its own currency: `€412.00, $10.00`. */
export function sumsOf(payouts: PendingPayouts[], money: (sum: Money) => string): string {
  return payouts.map(({ sum }) => money(sum)).join(', ');
}

export function countOf(payouts: PendingPayouts[]): number {
  return payouts.reduce((count, payout) => count + payout.count, 0);
}
