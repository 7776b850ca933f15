import { describe, expect, it } from 'vitest';
import {
  clockParts,
  writeDate,
  writeDateTime,
  writeDay,
  writeDays,
  writeFull,
  writeRelative,
  writeSpan,
  zoneName,
  zoneOffset,
} from './instant';

const berlin = { locale: 'en', timeZone: 'Europe/Berlin' };
const at = '2026-11-17T13:32:05Z';

describe('instants', () => {
  it('are written with the month as a word, 24 hours and the zone', () => {
    expect(writeDateTime(at, berlin)).toBe('17 Nov 2026, 14:32 CET');
    expect(writeDateTime('2026-07-01T22:05:00Z', berlin)).toBe('2 Jul 2026, 00:05 CEST');
    expect(writeDateTime(at, { locale: 'en', timeZone: 'UTC' })).toBe('17 Nov 2026, 13:32 UTC');
    expect(writeDate('2026-09-30T10:00:00Z', berlin)).toBe('30 Sep 2026');
  });

  it('have seconds and UTC in the tooltip', () => {
    expect(writeFull(at, berlin)).toBe('17 Nov 2026, 14:32:05 CET (2026-11-17 13:32:05 UTC)');
  });

  it('name zones and offsets', () => {
    expect(zoneName(at, berlin)).toBe('CET');
    expect(zoneOffset(at, berlin)).toBe('UTC+1');
    expect(zoneOffset(at, { locale: 'en', timeZone: 'America/St_Johns' })).toBe('UTC-3:30');
    expect(zoneOffset(at, { locale: 'en', timeZone: 'UTC' })).toBe('UTC');
  });
});

describe('days without a time', () => {
  it('stay the same day everywhere', () => {
    expect(writeDay('1991-08-14', 'en')).toBe('14 Aug 1991');
    expect(writeDay('1991-08-14', 'de')).toContain('1991');
  });

  it('say what two days share once', () => {
    const written = (from: string, to: string) => writeDays(from, to, 'en').replace(/\s/g, ' ');
    expect(written('2026-01-01', '2026-06-30')).toBe('1 Jan – 30 Jun 2026');
    expect(written('2025-09-01', '2026-06-30')).toBe('1 Sep 2025 – 30 Jun 2026');
  });
});

describe('relative times', () => {
  const now = new Date('2026-11-17T13:32:05Z');
  const ago = (milliseconds: number) => writeRelative(new Date(now.getTime() - milliseconds), now, berlin);

  it('count under a day, then say when', () => {
    expect(ago(5_000)).toBe('5 s');
    expect(ago(2 * 60_000 + 59_999)).toBe('2 min');
    expect(ago(5 * 3_600_000)).toBe('5 h');
    expect(ago(24 * 3_600_000)).toBe('16 Nov, 14:32');
    expect(writeRelative('2025-11-16T20:07:00Z', now, berlin)).toBe('16 Nov 2025');
  });

  it('judge the year in the zone shown', () => {
    const newYear = new Date('2026-12-31T23:30:00Z');
    expect(writeRelative('2026-12-29T12:00:00Z', newYear, berlin)).toBe('29 Dec 2026');
    expect(writeRelative('2026-12-29T12:00:00Z', newYear, { locale: 'en', timeZone: 'UTC' })).toBe(
      '29 Dec, 12:00',
    );
  });
});

describe('clock times', () => {
  const now = new Date('2026-11-17T13:32:05Z');
  const parts = (at: string, options = {}) => clockParts(at, now, berlin, options);

  it('say the day only as far as it is not plain', () => {
    expect(parts('2026-11-17T12:30:00Z')).toEqual({ day: null, time: '13:30', zone: null });
    expect(parts('2026-11-16T20:07:00Z')).toEqual({ day: '16 Nov', time: '21:07', zone: null });
    expect(parts('2025-11-16T20:07:00Z').day).toBe('16 Nov 2025');
    expect(parts('2026-11-16T20:07:00Z', { year: true }).day).toBe('16 Nov 2026');
    expect(parts(at, { seconds: true }).time).toBe('14:32:05');
  });

  it('judge the day in the zone shown', () => {
    expect(parts('2026-11-16T23:30:00Z').day).toBeNull();
    expect(clockParts('2026-11-16T23:30:00Z', now, { locale: 'en', timeZone: 'UTC' }).day).toBe('16 Nov');
  });

  it('name the zone where the clock was set otherwise than now', () => {
    expect(parts('2026-07-01T10:00:00Z')).toEqual({ day: '1 Jul', time: '12:00', zone: 'CEST' });
  });
});

describe('spans', () => {
  it('use the largest whole unit', () => {
    expect(writeSpan(90_000, 'en')).toBe('1 min');
    expect(writeSpan(3 * 86_400_000, 'en')).toBe('3 days');
  });
});
