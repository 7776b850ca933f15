import type { FakeOperations } from '@/test/operations';
import { detailOf, messageOf } from '@/test/outbox';

const messages = [
  messageOf({ state: 'waiting', tries: 0, error: null, tried_at: null }),
  messageOf({ mail_id: 'm2', subject: 'Your account is active again', state: 'sent', tries: 1, error: null }),
  messageOf({ mail_id: 'm3', state: 'waiting', error: '451 busy', next_try_at: '2026-11-17T13:41:00Z' }),
  messageOf({ mail_id: 'm4' }),
];

/** What is read of the outbox. */
export const outboxOperations: FakeOperations = {
  'outbox.list': ({ query: { kind, state } }) => ({
    items: messages.filter((one) => (kind ?? one.kind) === one.kind && (state ?? one.state) === one.state),
    next_cursor: null,
    waiting: 2,
    dead: 1,
    mail_server: null,
    sms_gateway: null,
  }),
  'outbox.get': ({ path }) =>
    detailOf(messages.find(({ mail_id }) => mail_id === path.mail_id) ?? messageOf()),
};
