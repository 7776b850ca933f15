import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { ActionButton } from '@/actions/ActionButton';
import { links } from '@/actions/effects/demands';
import type { Target } from '@/actions/target';
import type { Message, MessageLink, MessageDetail as Whole } from '@/api/bindings';
import { useMessage } from '@/api/outbox';
import { CopyId } from '@/components/CopyId';
import { Reading } from '@/components/inbox/Reading';
import { Detail } from '@/components/inbox/Split';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { UserLink } from '@/components/UserLink';
import { useFormat } from '@/format/useFormat';
import { To } from './MessageList';
import classes from './outbox.module.css';
import { StateBadge } from './StateBadge';

/** One message as its reader gets it, and what became of it. */
export function MessageDetail({ mailId }: { mailId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useMessage(mailId);
  if (data === undefined) {
    return (
      <Reading
        error={error}
        failed={t`The message could not be read`}
        loading={<Trans>Loading the message</Trans>}
        lines={[40, 260]}
        onRetry={() => void refetch()}
      />
    );
  }
  return <Read detail={data} />;
}

function Read({ detail }: { detail: Whole }) {
  const { t } = useLingui();
  const { message, from } = detail;
  const [as, setAs] = useState<'html' | 'text'>('html');
  const shown = detail.html === null ? 'text' : as;
  return (
    <Detail
      label={t`Message`}
      title={
        <>
          <h2>{message.subject}</h2>
          <StateBadge message={message} />
          {detail.html !== null && (
            <SegmentedControl
              size="xs"
              data-end
              aria-label={t`Shown as`}
              data={[
                { value: 'html', label: t`HTML` },
                { value: 'text', label: t`Text` },
              ]}
              value={shown}
              onChange={(next) => setAs(next === 'text' ? 'text' : 'html')}
            />
          )}
        </>
      }
      below={
        <p>
          <Trans>
            To <To message={message} />
          </Trans>{' '}
          {from && <Trans>from {from}</Trans>}
        </p>
      }
    >
      <div className={classes.columns}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key */}
        <div className={classes.paper} tabIndex={0} role="region" aria-label={t`What it says`}>
          {shown === 'html' && detail.html !== null ? (
            // Without any permission: no script runs in it, no form leaves it, and it opens nothing.
            <iframe title={t`The message as a page`} sandbox="" srcDoc={detail.html} />
          ) : (
            <pre dir="auto">{detail.text}</pre>
          )}
        </div>
        <Facts detail={detail} />
      </div>
    </Detail>
  );
}

function Facts({ detail: { message, link } }: { detail: Whole }) {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  const { state, tries, tried_at: tried, next_try_at: next, error } = message;
  return (
    <aside className={classes.facts} aria-label={t`About the message`}>
      <h3>{t`Delivery`}</h3>
      <KeyValueList labelWidth="76px">
        <KeyValue label={t`Written`}>{dateTime(message.written_at)}</KeyValue>
        {state === 'sent' && tried && <KeyValue label={t`Sent`}>{dateTime(tried)}</KeyValue>}
        <KeyValue label={t`Tries`}>
          <Plural value={tries} _0="None yet" one="#" other="#" />
        </KeyValue>
        {state !== 'sent' && tried && <KeyValue label={t`Last try`}>{dateTime(tried)}</KeyValue>}
        {next && <KeyValue label={t`Next try`}>{dateTime(next)}</KeyValue>}
      </KeyValueList>
      {error && (
        <p className={classes.error} dir="auto">
          {error}
        </p>
      )}
      <SendAgain message={message} />
      {link && <LinkFacts link={link} />}
      <h3>{t`Cause`}</h3>
      <KeyValueList labelWidth="76px">
        <KeyValue label={t`User`}>
          {message.user_id && <UserLink userId={message.user_id} name={message.user_name} />}
        </KeyValue>
        <KeyValue label={t`Template`}>
          <span className="st-mono">{message.template}</span>
        </KeyValue>
        <KeyValue label={t`ID`}>
          <CopyId value={message.mail_id} label={t`Copy message ID`} />
        </KeyValue>
      </KeyValueList>
    </aside>
  );
}

/** The link in it, which a newcomer follows as the user would. Only a platform for trying out tells it. */
function LinkFacts({ link }: { link: MessageLink }) {
  const { t, i18n } = useLingui();
  const { dateTime } = useFormat();
  const { purpose, url, valid_until: until, used_at: used, ended_at: ended } = link;
  return (
    <>
      <h3>{t`Link in this message`}</h3>
      <KeyValueList labelWidth="76px">
        <KeyValue label={t`Does`}>{i18n._(links[purpose])}</KeyValue>
        <KeyValue label={t`Valid until`}>{dateTime(until)}</KeyValue>
        <KeyValue label={t`Used`}>{used ? dateTime(used) : t`Not yet`}</KeyValue>
        {ended && <KeyValue label={t`Replaced`}>{dateTime(ended)}</KeyValue>}
        <KeyValue label={t`Address`}>
          <CopyId value={url} label={t`Copy link`} />
        </KeyValue>
      </KeyValueList>
      <p className={classes.hint}>
        <Trans>Copy it and open it in a browser, as the user would.</Trans>
      </p>
    </>
  );
}

function SendAgain({ message }: { message: Message }) {
  if (message.user_id === null) return null;
  const target: Target = {
    user_id: message.user_id,
    name: message.user_name ?? message.to,
    email: null,
    message,
  };
  return <ActionButton target={target} operation="users.mail.send_again" marked />;
}
