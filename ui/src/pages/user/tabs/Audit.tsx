import { Trans, useLingui } from '@lingui/react/macro';
import { IconHistory } from '@tabler/icons-react';
import { EffectsDone } from '@/actions/EffectsDone';
import type { Target } from '@/actions/target';
import { UndoButton } from '@/actions/UndoButton';
import type { AuditEntry } from '@/api/bindings';
import { useAllowed } from '@/api/session';
import { useListOf } from '@/api/user';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { CopyId } from '@/components/CopyId';
import { Empty } from '@/components/states/Empty';
import { NoPermission } from '@/components/states/NoPermission';
import { useFormat } from '@/format/useFormat';
import { useZone } from '@/format/useZone';
import { Code } from '@/forms/Field';
import { Paged } from '../Paged';
import { Ip, Quiet } from '../parts';
import { useFacts } from '../useFacts';
import classes from '../user.module.css';
import { auditActions } from '../words';

/** Without a target where the user is gone, and nothing is taken back. */
type AuditProps = { userId: string; target?: Target };

/** Every change to this user: who, when, why, from what to what (AUD-1, USR-15). */
export function Audit({ userId, target }: AuditProps) {
  const { t } = useLingui();
  const zone = useZone();
  const allowed = useAllowed('audit.view');
  const pages = useListOf(userId, 'users.audit.list', allowed);
  if (!allowed) return <NoPermission permission="audit.view" />;
  return (
    <Card title={t`Audit log of this user`} meta={t`times in ${zone}`} flush>
      <Paged
        pages={pages}
        label={<Trans>Loading the audit log</Trans>}
        failure={<Trans>The audit log could not be read</Trans>}
        empty={<Empty icon={IconHistory} title={<Trans>No entries yet</Trans>} />}
      >
        {(entries) => (
          <ul aria-label={t`Audit entries`}>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} target={target} />
            ))}
          </ul>
        )}
      </Paged>
    </Card>
  );
}

/** When, what and who stand under each other; why and from what to what below. */
function Entry({ entry, target }: { entry: AuditEntry; target: Target | undefined }) {
  const { i18n } = useLingui();
  const { number } = useFormat();
  const { action, admin, at, reason, changes, effects = [], undo } = entry;
  const done = [...changes.map((change) => ({ kind: 'changes' as const, ...change })), ...effects];
  return (
    <li className={classes.entry}>
      <span className={classes.entryTime}>
        <ClockTime at={at} seconds />
      </span>
      <b>{i18n._(auditActions[action])}</b>
      <span className={classes.entryAdmin}>
        {admin ? <bdi>{admin.name}</bdi> : <Trans>The platform</Trans>}
      </span>
      <Quiet>#{number(entry.number)}</Quiet>
      <div className={classes.entryBody}>
        {reason && (
          <p className={classes.text} dir="auto">
            {reason}
          </p>
        )}
        {done.length > 0 && <EffectsDone effects={done} masked={entry.masked} className={classes.facts} />}
        <Particulars entry={entry} />
        {undo && target && (
          <span>
            <UndoButton target={target} back={undo} />
          </span>
        )}
      </div>
    </li>
  );
}

/** What else was recorded, and by what the entry is found elsewhere. */
function Particulars({ entry: { action, facts, ip, digest, request_id: request } }: { entry: AuditEntry }) {
  const { t } = useLingui();
  const { nameOf, valueIn } = useFacts();
  return (
    <div className={classes.facts}>
      {facts.map((fact, at) => (
        // A name may stand more than once: payouts held, a sum per currency.
        <span key={`${fact.name} ${at}`}>
          {nameOf(fact.name)}: <bdi>{valueIn(fact)}</bdi>
        </span>
      ))}
      {ip && <Ip masked={[]}>{ip}</Ip>}
      {digest && (
        <span>
          <Trans>Digest</Trans> <CopyId value={digest} label={t`Copy digest`} />
        </span>
      )}
      {request && (
        <span>
          <Trans>Request</Trans> <CopyId value={request} label={t`Copy request ID`} />
        </span>
      )}
      <Code>{action}</Code>
    </div>
  );
}
