import { Trans, useLingui } from '@lingui/react/macro';
import { IconLock, IconMessage } from '@tabler/icons-react';
import type { TimelineEntry } from '@/api/bindings';
import { Badge } from '@/components/Badge';
import { ClockTime } from '@/components/ClockTime';
import { flagLooks } from '@/components/Flag';
import { noteCategories, notePriorities } from '@/components/noteWords';
import classes from './Timeline.module.css';

/** Notes and the history of the flags, newest first (NTE-1, FLG-1). */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ul className={classes.timeline}>
      {entries.map((entry) => (
        <li key={entry.id}>
          {entry.kind === 'note' ? <Note note={entry} /> : <FlagChange change={entry} />}
        </li>
      ))}
    </ul>
  );
}

type Note = Extract<TimelineEntry, { kind: 'note' }>;
type FlagChange = Exclude<TimelineEntry, { kind: 'note' }>;

function Note({ note: { by, at, text, category, priority, roles } }: { note: Note }) {
  const { i18n } = useLingui();
  const word = i18n._(notePriorities[priority]);
  return (
    <>
      <span className={classes.dot}>
        <IconMessage aria-hidden />
      </span>
      <div>
        <div className={classes.head}>
          <b>{i18n._(noteCategories[category])}</b>
          {priority === 'high' ? (
            <Badge tone="warn">{word}</Badge>
          ) : (
            <span className={classes.dim}>{word}</span>
          )}
          <span className={classes.seen}>
            {roles.length === 0 ? (
              <Trans>All admins</Trans>
            ) : (
              <>
                <IconLock size={12} stroke={1.6} aria-hidden />
                <span>
                  <Trans>{roles.join(', ')} only</Trans>
                </span>
              </>
            )}
          </span>
        </div>
        <By by={by} at={at} />
        <p className={classes.text} dir="auto">
          {text}
        </p>
      </div>
    </>
  );
}

function FlagChange({ change: { kind, flag, by, at, reason } }: { change: FlagChange }) {
  const { i18n } = useLingui();
  const { icon: Shape, label } = flagLooks[flag];
  const word = i18n._(label);
  return (
    <>
      <span className={classes.dot} data-tone={kind === 'flag_added' ? flag : undefined}>
        <Shape aria-hidden />
      </span>
      <div>
        <div className={classes.head}>
          <span>
            {kind === 'flag_added' ? (
              <Trans>
                <b>{word}</b> flag added
              </Trans>
            ) : (
              <Trans>
                <b>{word}</b> flag removed
              </Trans>
            )}
          </span>
        </div>
        <By by={by} at={at} />
        {reason && (
          <p className={classes.text} dir="auto">
            {reason}
          </p>
        )}
      </div>
    </>
  );
}

function By({ by, at }: { by: { name: string } | null; at: string }) {
  return (
    <div className={classes.by}>
      {by ? <bdi>{by.name}</bdi> : <Trans>The platform</Trans>}, <ClockTime at={at} inText />
    </div>
  );
}
