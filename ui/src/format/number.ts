import { numberFormat } from './formatters';

/** `1,284,930` by locale. Never shortened: people act on these figures. */
export function writeNumber(value: number | bigint, locale: string): string {
  return numberFormat(locale, {}).format(value);
}

/** `62.5%`, always one decimal. `share` from 0 to 1. */
export function writePercent(share: number, locale: string): string {
  return numberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share);
}

/** `84 ms`, `1.2 s` */
export function writeTaken(milliseconds: number, locale: string): string {
  const short = milliseconds < 1000;
  const written = numberFormat(locale, { maximumFractionDigits: short ? 0 : 1 });
  return short
    ? `${written.format(Math.max(1, milliseconds))} ms`
    : `${written.format(milliseconds / 1000)} s`;
}

/** `4.2 MB`, powers of 1000 as file managers show them. */
export function writeBytes(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return numberFormat(locale, {
    style: 'unit',
    unit: units[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(bytes / 1000 ** power);
}
