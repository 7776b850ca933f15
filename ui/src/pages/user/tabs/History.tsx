import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFilterOff, IconHistory, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { EffectsDone } from '@/actions/EffectsDone';
import type { AuditEntry, Effect } from '@/api/bindings';
import { useAllowed } from '@/api/session';
import { type HistoryFilter, useHistory } from '@/api/user';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { Empty } from '@/components/states/Empty';
import { NoPermission } from '@/components/states/NoPermission';
import { useFormat } from '@/format/useFormat';
import { useZone } from '@/format/useZone';
import { Paged } from '../Paged';
import { Quiet } from '../parts';
import timeline from '../Timeline.module.css';
import classes from '../user.module.css';
import { auditActions } from '../words';
import { Days } from './Days';

/** What changes a set of the record, and is no field with an old and a new value. */
const sets = new Set<Effect['kind']>(['flag_set', 'flag_cleared', 'groups_changed']);

const everything: HistoryFilter = { after: null, before: null };

/** What the record was before each change of it, and what since: who, when and why (USR-15). */
export function History({ userId }: { userId: string }) {
  const { t } = useLingui();
  const zone = useZone();
  const allowed = useAllowed('audit.view');
  const [filter, setFilter] = useState(everything);
  const pages = useHistory(userId, filter, allowed);
  if (!allowed) return <NoPermission permission="audit.view" />;
  const filtered = filter.after !== null || filter.before !== null;
  return (
    <>
      <div className={classes.filters} role="search" aria-label={t`Filter changes`}>
        <Days days={filter} onChange={setFilter} />
      </div>
      <Card title={t`Changes`} meta={t`times in ${zone}`}>
        <Paged
          pages={pages}
          label={<Trans>Loading changes</Trans>}
          failure={<Trans>The changes could not be read</Trans>}
          empty={
            filtered ? (
              <Empty
                icon={IconFilterOff}
                title={<Trans>Nothing changed between these days</Trans>}
                actions={
                  <Button onClick={() => setFilter(everything)}>
                    <Trans>Clear filters</Trans>
                  </Button>
                }
              />
            ) : (
              <Empty icon={IconHistory} title={<Trans>Nothing was changed yet</Trans>}>
                <Trans>What admins change of this user is listed here, with what it was before.</Trans>
              </Empty>
            )
          }
        >
          {(entries) => (
            <ul className={timeline.timeline} aria-label={t`Changes`}>
              {entries.map((entry) => (
                <li key={entry.id}>
                  <Change entry={entry} />
                </li>
              ))}
            </ul>
          )}
        </Paged>
      </Card>
    </>
  );
}

function Change({
  entry: { action, admin, at, number, reason, changes, effects = [], masked },
}: {
  entry: AuditEntry;
}) {
  const { i18n } = useLingui();
  const format = useFormat();
  const done = [
    ...changes.map((change) => ({ kind: 'changes' as const, ...change })),
    ...effects.filter(({ kind }) => sets.has(kind)),
  ];
  return (
    <>
      <span className={timeline.dot}>
        <IconPencil aria-hidden />
      </span>
      <div className={classes.change}>
        <div className={timeline.head}>
          <b>{admin ? <bdi>{admin.name}</bdi> : <Trans>The platform</Trans>}</b>
          <span>{i18n._(auditActions[action])}</span>
          <Quiet>
            <ClockTime at={at} seconds />
          </Quiet>
          <span className={classes.entryNumber}>#{format.number(number)}</span>
        </div>
        <EffectsDone effects={done} masked={masked} className={classes.changes} />
        {reason && (
          <p className={classes.why} dir="auto">
            {reason}
          </p>
        )}
      </div>
    </>
  );
}
