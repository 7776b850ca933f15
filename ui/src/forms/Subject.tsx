import { useQuery } from '@tanstack/react-query';
import { read } from '@/api/read';
import { useSession } from '@/api/session';
import { Flags } from '@/components/Flag';
import { StatusBadge } from '@/components/StatusBadge';
import { UserAvatar } from '@/components/UserAvatar';
import type { ActionTarget } from './actions';
import classes from './Subject.module.css';

/** Whom the form is about: name, full id, status and flags as they are now. */
export function Subject({ target }: { target: ActionTarget }) {
  const { connection } = useSession();
  const user = useQuery(read('getUser', connection.id, target.user_id)).data;
  return (
    <div className={classes.subject}>
      <UserAvatar name={target.name} size="md" />
      <div className={classes.who}>
        <div className={classes.name} dir="auto">
          {target.name}
        </div>
        <div className={`st-mono ${classes.id}`}>{target.user_id}</div>
      </div>
      {user && <StatusBadge status={user.status} />}
      {user && <Flags flags={user.flags.map(({ flag }) => flag)} labelled />}
    </div>
  );
}
