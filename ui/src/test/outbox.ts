import type { Message, MessageDetail } from '@/api/bindings';
import { lucia } from './lucia';

/** A message that could not be delivered. */
export function messageOf(part: Partial<Message> = {}): Message {
  return {
    mail_id: 'm1',
    kind: 'mail',
    template: 'suspension',
    subject: 'Your account is suspended',
    to: 'lucia.p@example.com',
    user_id: lucia.user_id,
    user_name: lucia.name,
    written_at: '2026-11-17T13:28:00Z',
    state: 'dead',
    tries: 3,
    tried_at: '2026-11-17T13:30:00Z',
    next_try_at: null,
    error: '550 5.1.1 nobody of that name',
    ...part,
  };
}

export function detailOf(message: Message): MessageDetail {
  const mail = message.kind === 'mail';
  return {
    message,
    text: `Hello ${message.user_name},\n\n${message.subject}.`,
    html: mail ? `<!doctype html><p>Hello ${message.user_name}</p><script>alert(1)</script>` : null,
    from: mail ? 'Kestrel <no-reply@example.net>' : null,
    link: null,
  };
}
