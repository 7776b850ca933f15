import { useUser } from '@/api/user';
import { Flags } from '@/components/Flag';
import { StatusBadge } from '@/components/StatusBadge';
import { UserAvatar } from '@/components/UserAvatar';
import classes from './Subject.module.css';

type SubjectProps = {
  userId: string;
  name: string;
  /** What of the user it is about: a session or a token, as the platform names it. */
  part?: string;
};

/** Whom the form is about: name, full id, status and flags as they are now. */
export function Subject({ userId, name, part }: SubjectProps) {
  const user = useUser(userId).data;
  return (
    <div className={classes.subject}>
      <UserAvatar name={name} size="md" />
      <div className={classes.who}>
        <div className={classes.name} dir="auto">
          {name}
        </div>
        <div className={`st-mono ${classes.id}`}>{userId}</div>
        {part && <bdi>{part}</bdi>}
      </div>
      {user && <StatusBadge status={user.status} />}
      {user && <Flags flags={user.flags.map(({ flag }) => flag)} labelled />}
    </div>
  );
}
