import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { EffectsDone } from '@/actions/EffectsDone';
import type { AuditEntry } from '@/api/bindings';
import { CopyId, shortened } from '@/components/CopyId';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { UserLink } from '@/components/UserLink';
import { useFormat } from '@/format/useFormat';
import { Code } from '@/forms/Field';
import type { AuditSearch } from '@/frame/place';
import { useFacts } from '@/pages/user/useFacts';
import { auditActions } from '@/pages/user/words';
import classes from './auditLog.module.css';

type EntryDetailsProps = {
  entry: AuditEntry;
  people: Map<string, string>;
  onFilter(part: AuditSearch): void;
  onClose(): void;
};

/** One entry whole: from what to what, why, by whom, and by what it is proven and found elsewhere. */
export function EntryDetails({ entry, people, onFilter, onClose }: EntryDetailsProps) {
  const { t, i18n } = useLingui();
  const { dateTime, number } = useFormat();
  const { action, at, reason, changes, effects = [], masked } = entry;
  const done = [...changes.map((change) => ({ kind: 'changes' as const, ...change })), ...effects];
  return (
    <aside className={classes.details} aria-label={t`Entry ${number(entry.number)}`}>
      <header className={classes.detailsHead}>
        <div>
          <h2>{i18n._(auditActions[action])}</h2>
          <time dateTime={at}>{dateTime(at)}</time>
        </div>
        <ActionIcon size="sm" aria-label={t`Close`} onClick={onClose}>
          <IconX size={14} stroke={1.6} />
        </ActionIcon>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key */}
      <div className={classes.detailsBody} tabIndex={0} role="group" aria-label={t`What it says`}>
        {done.length > 0 && (
          <section>
            <h3>
              <Trans>What it did</Trans>
            </h3>
            <EffectsDone effects={done} masked={masked} className={classes.effects} />
          </section>
        )}
        {reason && (
          <section>
            <h3>
              <Trans>Reason</Trans>
            </h3>
            <p className={classes.reason} dir="auto">
              {reason}
            </p>
          </section>
        )}
        <Origin entry={entry} people={people} />
        <Facts entry={entry} />
        <Proof entry={entry} />
        <More entry={entry} onFilter={onFilter} />
      </div>
    </aside>
  );
}

/** Who, about whom, from where and in which call. */
function Origin({ entry, people }: Pick<EntryDetailsProps, 'entry' | 'people'>) {
  const { t } = useLingui();
  const { action, admin, user_id: userId, ip, request_id: request } = entry;
  return (
    <KeyValueList>
      <KeyValue label={t`Action`}>
        <Code>{action}</Code>
      </KeyValue>
      <KeyValue label={t`Admin`}>{admin ? <bdi>{admin.name}</bdi> : t`The platform`}</KeyValue>
      {userId && (
        <KeyValue label={t`User`}>
          <span className={classes.user}>
            <UserLink userId={userId} name={people.get(userId) ?? shortened(userId)} />
            <CopyId value={userId} label={t`Copy user ID`} />
          </span>
        </KeyValue>
      )}
      {ip && (
        <KeyValue label={t`From`}>
          <bdi dir="ltr" className="st-mono">
            {ip}
          </bdi>
        </KeyValue>
      )}
      {request && (
        <KeyValue label={t`Request`}>
          <CopyId value={request} label={t`Copy request ID`} />
        </KeyValue>
      )}
    </KeyValueList>
  );
}

function Facts({ entry: { facts } }: Pick<EntryDetailsProps, 'entry'>) {
  const { nameOf, valueIn } = useFacts();
  if (facts.length === 0) return null;
  return (
    <KeyValueList>
      {facts.map((fact, at) => (
        // A name may stand more than once: payouts held, a sum per currency.
        <KeyValue key={`${fact.name} ${at}`} label={nameOf(fact.name)}>
          <bdi className={classes.fact}>{valueIn(fact)}</bdi>
        </KeyValue>
      ))}
    </KeyValueList>
  );
}

/** What the entry is known by in the tree of the log. */
function Proof({ entry: { id, number, digest, leaf_hash: leaf } }: Pick<EntryDetailsProps, 'entry'>) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <section className={classes.proof}>
      <h3>
        <Trans>Position {format.number(number)} in the log</Trans>
      </h3>
      <KeyValueList>
        <KeyValue label={t`Entry`}>
          <CopyId value={id} label={t`Copy entry ID`} />
        </KeyValue>
        {leaf && (
          <KeyValue label={t`Leaf hash`}>
            <CopyId value={leaf} label={t`Copy leaf hash`} />
          </KeyValue>
        )}
        {digest && (
          <KeyValue label={t`Digest`}>
            <CopyId value={digest} label={t`Copy digest`} />
          </KeyValue>
        )}
      </KeyValueList>
    </section>
  );
}

/** What else is in the log of the same. */
function More({ entry, onFilter }: Pick<EntryDetailsProps, 'entry' | 'onFilter'>) {
  const { admin, user_id: userId, request_id: request } = entry;
  return (
    <div className={classes.buttons}>
      {userId && (
        <Button size="xs" onClick={() => onFilter({ whom: userId })}>
          <Trans>Only this user</Trans>
        </Button>
      )}
      {admin && (
        <Button size="xs" onClick={() => onFilter({ who: admin.id })}>
          <Trans>Only this admin</Trans>
        </Button>
      )}
      {request && (
        <Button size="xs" onClick={() => onFilter({ request })}>
          <Trans>Only this request</Trans>
        </Button>
      )}
    </div>
  );
}
