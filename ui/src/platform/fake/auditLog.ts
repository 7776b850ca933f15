import { entryOf } from '@/test/auditLog';
import { lucia } from '@/test/lucia';
import type { FakeOperations } from '@/test/operations';

const entries = [
  entryOf(),
  entryOf({
    id: 'e2',
    number: 48_210_376,
    at: '2026-11-17T13:20:15Z',
    action: 'ADMIN_SIGNED_IN',
    user_id: null,
    reason: null,
    changes: [],
  }),
];

/** What is read of the audit log. */
export const auditOperations: FakeOperations = {
  'audit.list': () => ({
    items: entries,
    next_cursor: null,
    read_to: null,
    entries: 48_210_377,
    users: [{ user_id: lucia.user_id, name: lucia.name }],
  }),
};
