import { describe, expect, it } from 'vitest';
import type { UserDetail, UserSession } from '@/api/bindings';
import { user } from '@/test/people';
import { holds } from './address';
import { compare, sightingsOf } from './sightings';

describe('an allowed range', () => {
  it('holds the addresses within it, of both versions', () => {
    expect(holds('198.51.100.24', '198.51.100.24')).toBe(true);
    expect(holds('198.51.100.24', '198.51.100.25')).toBe(false);
    expect(holds('198.51.100.0/28', '198.51.100.15')).toBe(true);
    expect(holds('198.51.100.0/28', '198.51.100.16')).toBe(false);
    expect(holds('0.0.0.0/0', '203.0.113.77')).toBe(true);
    expect(holds('2001:db8:4::/64', '2001:DB8:4:0:1::9')).toBe(true);
    expect(holds('2001:db8:4::/64', '2001:db8:4:1::9')).toBe(false);
    expect(holds('::/0', '::1')).toBe(true);
  });

  it('holds nothing where one of the two is no address', () => {
    expect(holds('0.0.0.0/0', '::1')).toBe(false);
    expect(holds('anywhere', '203.0.113.77')).toBe(false);
    expect(holds('0.0.0.0/0', '203.0.113.777')).toBe(false);
  });
});

const at = (time: string) => `2026-11-17T${time}:00Z`;

function session(ip: string | null, time: string): UserSession {
  return {
    session_id: time,
    device: null,
    os: null,
    browser: null,
    ip,
    location: 'Lisbon, PT',
    new_country: false,
    created_at: at(time),
    last_activity_at: at(time),
    active: true,
    masked: [],
  };
}

describe('addresses that were met', () => {
  const seen: UserDetail = {
    ...user,
    activity: { ...user.activity, recent_logins: [] },
    security: { ...user.security, tokens: [] },
  };

  it('stand once each, as they were met last', () => {
    const sessions = [
      session('203.0.113.77', '12:00'),
      session('203.0.113.77', '13:00'),
      session(null, '14:00'),
    ];
    expect(sightingsOf(seen, sessions)).toEqual([
      { ip: '203.0.113.77', at: at('13:00'), kind: 'session', place: 'Lisbon, PT' },
    ]);
  });

  it('are compared with the allowed list', () => {
    const sightings = sightingsOf(seen, [session('198.51.100.3', '12:00'), session('203.0.113.77', '13:00')]);
    const { within, outside } = compare(['198.51.100.0/28', '2001:db8:4::/64'], sightings);
    expect(within.map(({ range, last }) => [range, last?.ip])).toEqual([
      ['198.51.100.0/28', '198.51.100.3'],
      ['2001:db8:4::/64', undefined],
    ]);
    expect(outside.map(({ ip }) => ip)).toEqual(['203.0.113.77']);
  });
});
