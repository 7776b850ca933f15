import type { UserDetail, UserSession } from '@/api/bindings';
import { holds } from './address';

/** Where an address was met last: in a session, a login, a login that failed, or with an API token. */
export type Sighting = {
  ip: string;
  at: string;
  kind: 'session' | 'login' | 'failed' | 'token';
  place: string | null;
};

/** Every address of what was read, each once, as it was met last; the newest first. */
export function sightingsOf({ activity, security }: UserDetail, sessions: UserSession[]): Sighting[] {
  const all = [
    ...sessions.map(({ ip, last_activity_at: at, location }) => met('session', ip, at, location)),
    ...activity.recent_logins.map(({ success, ip, at, location }) =>
      met(success ? 'login' : 'failed', ip, at, location),
    ),
    ...security.tokens.map(({ last_ip: ip, last_used_at: at }) => met('token', ip, at, null)),
  ];
  const newest = all
    .filter((one) => one !== null)
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return newest.filter(({ ip }, at) => newest.findIndex((one) => one.ip === ip) === at);
}

/** The last sighting of each allowed address or range, and those that none of them holds. */
export function compare(allowed: string[], sightings: Sighting[]) {
  return {
    within: allowed.map((range) => ({
      range,
      last: sightings.find(({ ip }) => holds(range, ip)) ?? null,
    })),
    outside: sightings.filter(({ ip }) => !allowed.some((range) => holds(range, ip))),
  };
}

function met(
  kind: Sighting['kind'],
  ip: string | null,
  at: string | null,
  place: string | null,
): Sighting | null {
  return ip !== null && at !== null ? { ip, at, kind, place } : null;
}
