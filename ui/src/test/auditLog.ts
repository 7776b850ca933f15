import type { AuditEntry } from '@/api/bindings';
import { lucia } from './lucia';

/** An entry about a corrected profile. */
export function entryOf(part: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: 'e1',
    number: 48_210_377,
    at: '2026-11-17T13:24:36Z',
    action: 'USER_PROFILE_MODIFIED',
    admin: { id: 'a2', name: 'Mei Sandoval' },
    user_id: lucia.user_id,
    ip: '192.0.2.41',
    reason: 'Corrections, ticket KS-4821',
    changes: [{ field: 'first_name', old: 'Lucía', new: 'Lucía Inés' }],
    facts: [],
    digest: 'B6D0-44E9',
    request_id: 'req_5b1e77c0a9f2',
    leaf_hash: '41fe88b20c6d93ad1741fe88b20c6d93ad1741fe88b20c6d93ad1741fe88b20c',
    ...part,
  };
}
