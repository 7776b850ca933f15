import { Trans, useLingui } from '@lingui/react/macro';
import { Button, UnstyledButton } from '@mantine/core';
import { IconMail, IconMessage } from '@tabler/icons-react';
import type { Message } from '@/api/bindings';
import type { Pages } from '@/api/user';
import { Hidden } from '@/components/Hidden';
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
    <>
      <ul aria-label={t`Messages`}>
        {messages.map((message) => (
          <li key={message.mail_id} data-current={message.mail_id === open || undefined}>
            <Row message={message} current={message.mail_id === open} onOpen={() => onOpen(message)} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="link" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          <Trans>Load more</Trans>
        </Button>
      )}
    </>
  );
}

function Row({ message, current, onOpen }: { message: Message; current: boolean; onOpen(): void }) {
  const { kind, subject, written_at: at, error } = message;
  const Shape = kind === 'mail' ? IconMail : IconMessage;
  return (
    <UnstyledButton className={classes.item} aria-current={current || undefined} onClick={onOpen}>
      <Shape size={16} stroke={1.6} aria-hidden />
      <span className={classes.line}>
        <span className={classes.subject}>{subject}</span>
        <RelativeTime at={at} />
      </span>
      <span className={classes.line}>
        <To message={message} />
        <StateBadge message={message} />
      </span>
      {error && <span className={classes.error}>{error}</span>}
    </UnstyledButton>
  );
}

/** To which address or number. */
export function To({ message: { to, masked } }: { message: Message }) {
  return masked?.includes('phone') ? <Hidden /> : <bdi dir="ltr">{to}</bdi>;
}
