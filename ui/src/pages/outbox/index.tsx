import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, Select } from '@mantine/core';
import { IconInbox, IconMailOff, IconMessageOff } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Message, MessagePage, PostState } from '@/api/bindings';
import { useOutbox } from '@/api/outbox';
import { useAllowed } from '@/api/session';
import { Reading } from '@/components/inbox/Reading';
import { Split } from '@/components/inbox/Split';
import { useInbox } from '@/components/inbox/useInbox';
import { Notice } from '@/components/Notice';
import { Empty } from '@/components/states/Empty';
import { NoPermission } from '@/components/states/NoPermission';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { Page } from '@/frame/Page';
import type { OutboxSearch } from '@/frame/place';
import { MessageDetail } from './MessageDetail';
import { MessageList } from './MessageList';
import classes from './outbox.module.css';

/** What users were written, or are to be. */
export default function Outbox() {
  const { t } = useLingui();
  const allowed = useAllowed('outbox.view');
  const navigate = useNavigate();
  const search: OutboxSearch = useSearch({ strict: false });
  const { kind, state } = search;
  const pages = useOutbox({ kind, state });
  const go = (to: OutboxSearch) => void navigate({ to: '/outbox', search: to, replace: true });
  const show = (message: Message) => go({ ...search, open: message.mail_id });
  const {
    first,
    items: messages,
    open,
  } = useInbox({
    pages,
    idOf: (message: Message) => message.mail_id,
    named: search.open,
    onOpen: show,
    group: t`Outbox`,
    next: t`Next message`,
    previous: t`Previous message`,
  });

  if (!allowed) {
    return (
      <Page title={t`Outbox`}>
        <NoPermission permission="outbox.view" />
      </Page>
    );
  }
  return (
    <Page title={t`Outbox`} filled meta={first && <Counts page={first} />}>
      <OfflineStrip />
      <Split
        list={
          <>
            <Filters search={search} onChange={go} />
            {first && <Kept page={first} />}
            {first === undefined ? (
              <Reading
                error={pages.error}
                failed={t`The outbox could not be read`}
                loading={<Trans>Loading messages</Trans>}
                lines={[32, 32, 32, 32]}
                onRetry={() => void pages.refetch()}
              />
            ) : (
              <MessageList pages={pages} messages={messages} open={open} onOpen={show} />
            )}
          </>
        }
      >
        {open ? <MessageDetail key={open} mailId={open} /> : first && <Nothing />}
      </Split>
    </Page>
  );
}

/** What doesn't leave, for want of a way out. */
function Kept({ page: { mail_server: mail, sms_gateway: sms } }: { page: MessagePage }) {
  if (mail && sms) return null;
  return (
    <div className={classes.note}>
      <Notice icon={mail ? IconMessageOff : IconMailOff} role="note">
        {mail ? (
          <Trans>No SMS gateway is set up: texts are kept here.</Trans>
        ) : sms ? (
          <Trans>No mail server is set up: mail is kept here.</Trans>
        ) : (
          <Trans>Nothing leaves this platform: no mail server is set up. Mail is kept here.</Trans>
        )}
      </Notice>
    </div>
  );
}

/** What there is to know at a glance. */
function Counts({ page: { waiting, dead } }: { page: MessagePage }) {
  return (
    <span className={classes.counts}>
      <Plural value={waiting} one="# queued" other="# queued" />
      {dead > 0 && (
        <>
          {', '}
          <b>
            <Plural value={dead} one="# not delivered" other="# not delivered" />
          </b>
        </>
      )}
    </span>
  );
}

function Filters({ search, onChange }: { search: OutboxSearch; onChange(search: OutboxSearch): void }) {
  const { t } = useLingui();
  const { kind, state } = search;
  const states: { value: PostState; label: string }[] = [
    { value: 'waiting', label: t`Queued` },
    { value: 'sent', label: t`Sent` },
    { value: 'dead', label: t`Not delivered` },
  ];
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label={t`Kind`}
        data={[
          { value: 'all', label: t`All` },
          { value: 'mail', label: t`Mail` },
          { value: 'sms', label: t`SMS` },
        ]}
        value={kind ?? 'all'}
        onChange={(next) =>
          onChange({ ...(state && { state }), ...((next === 'mail' || next === 'sms') && { kind: next }) })
        }
      />
      <Select
        size="xs"
        aria-label={t`State`}
        placeholder={t`Any state`}
        clearable
        data={states}
        value={state ?? null}
        onChange={(next) => onChange({ ...(kind && { kind }), ...(next && { state: next as PostState }) })}
      />
    </div>
  );
}

function Nothing() {
  const { t } = useLingui();
  return (
    <Empty icon={IconInbox} title={t`No messages`}>
      <Trans>What users are written about their account stands here.</Trans>
    </Empty>
  );
}
