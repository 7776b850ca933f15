import { describe, expect, it } from 'vitest';
import { runsOf } from './loginRuns';

const event = (
  at: string,
  failed: boolean,
  ip = '203.0.113.77',
  device: string | null = 'Firefox 145, Windows',
) => ({
  at,
  failed,
  ip,
  device,
});
const isFailed = ({ failed }: { failed: boolean }) => failed;
const counts = (events: ReturnType<typeof event>[], complete = true) =>
  runsOf(events, isFailed, complete).map(({ events, open }) => `${events.length}${open ? '+' : ''}`);

describe('failed logins in a row', () => {
  it('are one, with their number', () => {
    const events = [
      event('13:30', false),
      event('12:58', true),
      event('12:57', true),
      event('12:56', true),
      event('11:00', false),
      event('10:00', false),
      event('09:00', true),
    ];
    expect(counts(events)).toEqual(['1', '3', '1', '1', '1']);
  });

  it('stay apart where address or device differ: that is not one person who forgot', () => {
    expect(counts([event('1', true, '203.0.113.1'), event('2', true, '203.0.113.2')])).toEqual(['1', '1']);
    expect(counts([event('1', true, '203.0.113.1', 'A'), event('2', true, '203.0.113.1', null)])).toEqual([
      '1',
      '1',
    ]);
  });

  it('may be more than were read', () => {
    expect(counts([event('1', true), event('2', true)], false)).toEqual(['2+']);
    expect(counts([event('1', true), event('2', false)], false)).toEqual(['1', '1']);
  });
});
