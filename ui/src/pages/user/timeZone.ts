import { writeTime } from '@/format/instant';

/** What the user's clock shows, `08:32`; null where the profile names no zone that exists. */
export function localTime(now: Date, timeZone: string | null, locale: string): string | null {
  if (!timeZone) return null;
  try {
    return writeTime(now, { locale, timeZone });
  } catch {
    // What a user or an import wrote as a zone need not be one.
    return null;
  }
}
