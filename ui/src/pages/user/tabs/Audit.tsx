import { Trans, useLingui } from '@lingui/react/macro';
import { IconHistory } from '@tabler/icons-react';
import type { AuditEntry } from '@/api/bindings';
import { useAllowed } from '@/api/session';
import { useUserAudit } from '@/api/user';
import { Card } from '@/components/Card';
import { CopyId } from '@/components/CopyId';
import { DiffValue } from '@/components/DiffValue';
import { RelativeTime } from '@/components/RelativeTime';
import { Empty } from '@/components/states/Empty';
import { NoPermission } from '@/components/states/NoPermission';
import { useFormat } from '@/format/useFormat';
import { Code } from '@/forms/Field';
import { Paged } from '../Paged';
import { Quiet } from '../parts';
import classes from '../user.module.css';
import { auditActions } from '../words';

/** Every change to this user: who, when, why, from what to what (AUD-1, USR-15). */
export function Audit({ userId }: { userId: string }) {
  const { t } = useLingui();
  const allowed = useAllowed('audit.view');
  const pages = useUserAudit(userId, allowed);
  if (!allowed) return <NoPermission permission="audit.view" />;
  return (
    <Card title={t`Audit log of this user`} flush>
      <Paged
        pages={pages}
        label={<Trans>Loading the audit log</Trans>}
        failure={<Trans>The audit log could not be read</Trans>}
        empty={<Empty icon={IconHistory} title={<Trans>No entries yet</Trans>} />}
      >
        {(entries) => (
          <ul>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
      </Paged>
    </Card>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { t, i18n } = useLingui();
  const { number } = useFormat();
  const { action, admin, at, reason, changes, facts, digest, ip, request_id: request } = entry;
  const words = auditActions[action];
  return (
    <li className={classes.entry}>
      <div className={classes.entryHead}>
        <b>{words ? i18n._(words) : action}</b>
        <Code>{action}</Code>
        <span>{admin ? <bdi>{admin.name}</bdi> : <Trans>The platform</Trans>}</span>
        <Quiet>
          <RelativeTime at={at} />
        </Quiet>
        <span className={classes.end}>
          <Quiet>#{number(entry.number)}</Quiet>
        </span>
      </div>
      {reason && (
        <p className={classes.text} dir="auto">
          {reason}
        </p>
      )}
      {changes.length > 0 && (
        <div className={classes.facts}>
          {changes.map(({ field, old, new: next }) => (
            <span key={field}>
              {field} <DiffValue before={old} after={next} />
            </span>
          ))}
        </div>
      )}
      <div className={classes.facts}>
        {facts.map(({ name, value }) => (
          <span key={name}>
            {name}: <bdi>{value}</bdi>
          </span>
        ))}
        {ip && <span className="st-mono">{ip}</span>}
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
      </div>
    </li>
  );
}
