import { useLingui } from '@lingui/react/macro';
import { IconMail, IconMessage } from '@tabler/icons-react';
import type { Message } from '@/api/bindings';
import type { Pages } from '@/api/user';
import { Hidden } from '@/components/Hidden';
import { Inbox } from '@/components/inbox/Inbox';
import { Line } from '@/components/inbox/Line';
import { RelativeTime } from '@/components/RelativeTime';
import classes from './outbox.module.css';
import { StateBadge } from './StateBadge';

type MessageListProps = {
  pages: Pages<Message>;
  messages: Message[];
  open: string | undefined;
  onOpen(message: Message): void;
};

/** The messages of a list, newest first. */
export function MessageList({ pages, messages, open, onOpen }: MessageListProps) {
  const { t } = useLingui();
  return (
    <Inbox
      label={t`Messages`}
      pages={pages}
      items={messages}
      idOf={({ mail_id: id }) => id}
      open={open}
      onOpen={onOpen}
      iconOf={({ kind }) => (kind === 'mail' ? IconMail : IconMessage)}
    >
      {(message) => <Row message={message} />}
    </Inbox>
  );
}

function Row({ message }: { message: Message }) {
  const { subject, written_at: at, error } = message;
  return (
    <>
      <Line>
        <span className={classes.subject}>{subject}</span>
        <RelativeTime at={at} />
      </Line>
      <Line>
        <To message={message} />
        <StateBadge message={message} />
      </Line>
      {error && <span className={classes.briefly}>{error}</span>}
    </>
  );
}

/** To which address or number. */
export function To({ message: { to, masked } }: { message: Message }) {
  return masked?.includes('phone') ? <Hidden /> : <bdi dir="ltr">{to}</bdi>;
}
