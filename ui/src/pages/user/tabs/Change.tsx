import { Trans, useLingui } from '@lingui/react/macro';
import { IconPencil } from '@tabler/icons-react';
import { EffectsDone } from '@/actions/EffectsDone';
import { targetOf } from '@/actions/target';
import { UndoButton } from '@/actions/UndoButton';
import type { AuditEntry, Effect, UserDetail } from '@/api/bindings';
import { ClockTime } from '@/components/ClockTime';
import { useFormat } from '@/format/useFormat';
import { Quiet } from '../parts';
import timeline from '../Timeline.module.css';
import classes from '../user.module.css';
import { auditActions } from '../words';

/** What changes a set of the record, and is no field with an old and a new value. */
const sets = new Set<Effect['kind']>(['flag_set', 'flag_cleared', 'groups_changed']);

/** One change of the record: who, when and why, from what to what, and the way back where there is one. */
export function Change({
  entry: { action, admin, at, number, reason, changes, effects = [], masked, undo },
  user,
}: {
  entry: AuditEntry;
  user: UserDetail;
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
        {undo && (
          <span>
            <UndoButton target={targetOf(user)} back={undo} />
          </span>
        )}
      </div>
    </>
  );
}
