import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import type { Money } from '@/api/bindings';
import { useSettings } from '@/api/settings';
import * as instants from './instant';
import { writeDecimal, writeMoney } from './money';
import { countryName, languageName, placeName } from './names';
import { writeBytes, writeNumber, writePercent, writeTaken } from './number';

/** The zone of this computer, when Settings name none. */
export const systemZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Everything of `format/`, bound to the language and the admin's time zone. */
export function useFormat() {
  const locale = useLingui().i18n.locale;
  const timeZone = useSettings().time_zone ?? systemZone;
  return useMemo(() => {
    const zone = { locale, timeZone };
    return {
      timeZone,
      date: (at: string | Date) => instants.writeDate(at, zone),
      day: (isoDay: string) => instants.writeDay(isoDay, locale),
      dayOfYear: (isoDay: string) => instants.writeDayOfYear(isoDay, locale),
      days: (from: string, to: string) => instants.writeDays(from, to, locale),
      time: (at: string | Date) => instants.writeTime(at, zone),
      seconds: (at: string | Date) => instants.writeSeconds(at, zone),
      dateTime: (at: string | Date) => instants.writeDateTime(at, zone),
      full: (at: string | Date) => instants.writeFull(at, zone),
      relative: (at: string | Date, now: Date) => instants.writeRelative(at, now, zone),
      clock: (at: string | Date, now: Date, options?: instants.ClockOptions) =>
        instants.clockParts(at, now, zone, options),
      relativeParts: (at: string | Date, now: Date) => instants.relativeParts(at, now, zone),
      span: (milliseconds: number) => instants.writeSpan(milliseconds, locale),
      zoneName: (at: string | Date) => instants.zoneName(at, zone),
      zoneOffset: (at: string | Date) => instants.zoneOffset(at, zone),
      number: (value: number | bigint) => writeNumber(value, locale),
      percent: (share: number) => writePercent(share, locale),
      taken: (milliseconds: number) => writeTaken(milliseconds, locale),
      bytes: (bytes: number) => writeBytes(bytes, locale),
      money: (money: Money) => writeMoney(money, locale),
      decimal: (amount: string) => writeDecimal(amount, locale),
      country: (code: string | null) => countryName(code, locale),
      language: (tag: string | null) => languageName(tag, locale),
      place: (place: string | null) => placeName(place, locale),
    };
  }, [locale, timeZone]);
}
