import { useLingui } from '@lingui/react';
import { zoneOffset } from '@/format/instant';
import { useNow } from '@/format/useNow';
import { localTime } from './timeZone';

/** A user's time zone with its offset, `America/New_York (UTC-5)`; the text itself where it is no zone. */
export function useZoneText(): (timeZone: string | null) => string {
  const { locale } = useLingui().i18n;
  const now = useNow();
  return (timeZone) =>
    timeZone && localTime(now, timeZone, locale) !== null
      ? `${timeZone} (${zoneOffset(now, { locale, timeZone })})`
      : (timeZone ?? '');
}
