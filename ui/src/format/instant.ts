import { dateTimeFormat, numberFormat } from './formatters';

/** How instants and days are written: month as a word, 24 hours, in the admin's zone. */
export type Zone = { locale: string; timeZone: string };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function parts(
  at: Date,
  { locale, timeZone }: Zone,
  options: Intl.DateTimeFormatOptions,
): Record<string, string> {
  const shown = dateTimeFormat(ordered(locale), {
    timeZone,
    hourCycle: 'h23',
    ...options,
  }).formatToParts(at);
  return Object.fromEntries(shown.map((part) => [part.type, part.value]));
}

/** English writes the day first here (17 Nov 2026), which American English would not. */
function ordered(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}

function write(at: Date, { locale, timeZone }: Zone, options: Intl.DateTimeFormatOptions): string {
  const text = dateTimeFormat(ordered(locale), { timeZone, hourCycle: 'h23', ...options }).format(at);
  return text.replace(/\bSept\b/, 'Sep');
}

const dayMonthYear = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const hourMinute = { hour: '2-digit', minute: '2-digit' } as const;

/** `CET`, `CEST`, `UTC`; `GMT+9` where the zone has no letters. */
export function zoneName(at: string | Date, zone: Zone): string {
  return parts(new Date(at), zone, { timeZoneName: 'short' }).timeZoneName ?? zone.timeZone;
}

/** `UTC+1`, `UTC-3:30`. */
export function zoneOffset(at: string | Date, zone: Zone): string {
  const shown =
    parts(new Date(at), { ...zone, locale: 'en-US' }, { timeZoneName: 'shortOffset' }).timeZoneName ?? 'GMT';
  return shown.replace('GMT', 'UTC').replace(/\+0$/, '');
}

/** `17 Nov 2026` */
export function writeDate(at: string | Date, zone: Zone): string {
  return write(new Date(at), zone, dayMonthYear);
}

/** A calendar day without a time (`1991-08-14`): the same day in every zone. */
export function writeDay(isoDay: string, locale: string): string {
  return writeDate(`${isoDay}T00:00:00Z`, { locale, timeZone: 'UTC' });
}

/** The same without its year, where that is plain (`14 Aug`). */
export function writeDayOfYear(isoDay: string, locale: string): string {
  return write(
    new Date(`${isoDay}T00:00:00Z`),
    { locale, timeZone: 'UTC' },
    { day: 'numeric', month: 'short' },
  );
}

/** Calendar days from one to another, what they share said once: `1 Jan – 30 Jun 2026`. */
export function writeDays(from: string, to: string, locale: string): string {
  const [start, end] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  const format = dateTimeFormat(ordered(locale), { timeZone: 'UTC', ...dayMonthYear });
  return format.formatRange(start, end).replace(/\bSept\b/g, 'Sep');
}

/** `14:32` */
export function writeTime(at: string | Date, zone: Zone): string {
  return write(new Date(at), zone, hourMinute);
}

/** `14:32:08` */
export function writeSeconds(at: string | Date, zone: Zone): string {
  return write(new Date(at), zone, { ...hourMinute, second: '2-digit' });
}

/** `17 Nov 2026, 14:32 CET` */
export function writeDateTime(at: string | Date, zone: Zone): string {
  return `${writeDate(at, zone)}, ${writeTime(at, zone)} ${zoneName(at, zone)}`;
}

/** For tooltips: `17 Nov 2026, 14:32:05 CET (2026-11-17 13:32:05 UTC)` */
export function writeFull(at: string | Date, zone: Zone): string {
  const instant = new Date(at);
  const local = writeSeconds(instant, zone);
  const utc = instant.toISOString().slice(0, 19).replace('T', ' ');
  return `${writeDate(instant, zone)}, ${local} ${zoneName(instant, zone)} (${utc} UTC)`;
}

/**
 * When something happened, as evidence: the clock's time with as much of its day as it takes. `day` is null for today,
 * `16 Nov` this year, `16 Nov 2025` before; `zone` is null where the clock was set as it is now, so that a table can name
 * the zone once.
 */
export function clockParts(
  at: string | Date,
  now: Date,
  zone: Zone,
  { seconds = false, year = false }: ClockOptions = {},
): { day: string | null; time: string; zone: string | null } {
  const instant = new Date(at);
  const named = zoneName(instant, zone);
  const date = writeDate(instant, zone);
  const short = !year && yearOf(instant, zone) === yearOf(now, zone);
  return {
    day:
      date === writeDate(now, zone)
        ? null
        : short
          ? write(instant, zone, { day: 'numeric', month: 'short' })
          : date,
    time: seconds ? writeSeconds(instant, zone) : writeTime(instant, zone),
    zone: named === zoneName(now, zone) ? null : named,
  };
}

/** `year`: always with the year, for dates that are looked at alone. */
export type ClockOptions = { seconds?: boolean; year?: boolean };

/** Under 24 hours `2 min`, `5 h`; then `16 Nov, 21:07`; in another year `16 Nov 2025`. Ahead of `now` likewise. */
export function writeRelative(at: string | Date, now: Date, zone: Zone): string {
  return relativeParts(at, now, zone).join(', ');
}

/** The same with the time of day apart, where there is one: it may give way where there is no room. */
export function relativeParts(at: string | Date, now: Date, zone: Zone): [string] | [string, string] {
  const instant = new Date(at);
  const distance = Math.abs(now.getTime() - instant.getTime());
  if (distance < day) return [writeSpan(distance, zone.locale)];
  if (yearOf(instant, zone) !== yearOf(now, zone)) return [writeDate(instant, zone)];
  return [write(instant, zone, { day: 'numeric', month: 'short' }), writeTime(instant, zone)];
}

function yearOf(at: Date, zone: Zone): string {
  return parts(at, { ...zone, locale: 'en-GB' }, { year: 'numeric' }).year ?? '';
}

/** A length of time in its largest whole unit: `12 s`, `2 min`, `5 h`, `3 days`. Milliseconds in. */
export function writeSpan(milliseconds: number, locale: string): string {
  const [value, unit] =
    milliseconds < minute
      ? [milliseconds / 1000, 'second']
      : milliseconds < hour
        ? [milliseconds / minute, 'minute']
        : milliseconds < day
          ? [milliseconds / hour, 'hour']
          : [milliseconds / day, 'day'];
  const unitDisplay = unit === 'day' ? 'long' : 'short';
  const written = numberFormat(locale, { style: 'unit', unit: String(unit), unitDisplay }).format(
    Math.floor(Number(value)),
  );
  return locale === 'en' ? written.replace(/ sec$/, ' s').replace(/ hr$/, ' h') : written;
}
