import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { read } from '@/api/read';
import { useAllowed, useSession } from '@/api/session';
import { Badge } from '@/components/Badge';
import { ClockTime } from '@/components/ClockTime';
import classes from './Peek.module.css';

/** The newest note of colleagues, if there is one and the admin may read it. */
export function LatestNote({ userId }: { userId: string }) {
  const { connection } = useSession();
  const allowed = useAllowed('user.note.view');
  const notes = useQuery({
    ...read(connection.id, 'users.notes.list', { path: { user_id: userId }, query: { limit: 10 } }),
    enabled: allowed,
  });
  const note = notes.data?.items.find((entry) => entry.kind === 'note');
  if (note?.kind !== 'note') return null;
  return (
    <section>
      <h2 className={classes.section}>
        <Trans>Latest note</Trans>
        {note.priority === 'high' && (
          <Badge tone="warn">
            <Trans>High</Trans>
          </Badge>
        )}
      </h2>
      <p className={classes.note} dir="auto">
        {note.text}
      </p>
      <p className={classes.by}>
        {note.by && <bdi>{note.by.name}, </bdi>}
        <ClockTime at={note.at} inText />
      </p>
    </section>
  );
}
