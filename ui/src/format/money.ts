import type { Money } from '@/api/bindings';
import { numberFormat } from './formatters';

/** What Intl formats without a float in between: its decimal strings are exact. */
function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** `€412.00`: currency and cents, from an exact decimal string. An amount or currency we can't read is shown as it came. */
export function writeMoney({ amount, currency }: Money, locale: string): string {
  if (!isDecimal(amount) || !/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`;
  const minimumFractionDigits = Math.max(2, amount.split('.')[1]?.length ?? 0);
  const written = {
    style: 'currency',
    currency,
    minimumFractionDigits,
    maximumFractionDigits: minimumFractionDigits,
  } as const;
  return numberFormat(locale, whole(currency) ? { style: 'currency', currency } : written).format(amount);
}

/** Currencies without cents (JPY). */
function whole(currency: string): boolean {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits === 0;
}

/** `1,250.00`: an exact decimal string without a currency, as the platform's credits are. */
export function writeDecimal(amount: string, locale: string): string {
  if (!isDecimal(amount)) return amount;
  const digits = Math.max(2, amount.split('.')[1]?.length ?? 0);
  return numberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount);
}
