import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

const shape = 'YYYY-MM-DD HH:mm:ss';

/** What a clock in the zone showed (`2026-12-01 09:00:00`) as an instant in UTC, ISO 8601. */
export function toInstant(wall: string, timeZone: string): string {
  return dayjs.tz(wall, timeZone).toISOString();
}

/** Days from now, at a full hour of the zone, as its clocks show it. */
export function wallTimeIn(days: number, hour: number, now: Date, timeZone: string): string {
  return dayjs(now).tz(timeZone).add(days, 'day').startOf('day').hour(hour).format(shape);
}

/** What a clock in the zone shows at an instant. */
export function toWall(at: string | Date, timeZone: string): string {
  return dayjs(at).tz(timeZone).format(shape);
}
