import { Trans } from '@lingui/react/macro';
import { useUser } from '@/api/user';
import { Flags } from '@/components/Flag';
import { StatusBadge } from '@/components/StatusBadge';
import { UserAvatar } from '@/components/UserAvatar';
import classes from './Subject.module.css';

type SubjectProps = {
  /** Null for somebody who is to be made. */
  userId: string | null;
  name: string;
  /** What of the user it is about: a session, as the platform names it. */
  part?: string;
};

/** Whom the form is about: name, full id, status and flags as they are now. */
export function Subject({ userId, name, part }: SubjectProps) {
  return (
    <div className={classes.subject}>
      <UserAvatar name={name} size="md" />
      <div className={classes.who}>
        <div className={classes.name} dir="auto">
          {name}
        </div>
        {userId ? (
          <div className={`st-mono ${classes.id}`}>{userId}</div>
        ) : (
          <div className={classes.id}>
            <Trans>New user</Trans>
          </div>
        )}
        {part && <bdi>{part}</bdi>}
      </div>
      {userId && <Standing userId={userId} />}
    </div>
  );
}

function Standing({ userId }: { userId: string }) {
  const user = useUser(userId).data;
  return (
    user && (
      <>
        <StatusBadge status={user.status} />
        <Flags flags={user.flags.map(({ flag }) => flag)} labelled />
      </>
    )
  );
}
