import type { PreparedAction } from '@/api/bindings';
import classes from './UserLine.module.css';

/** Name, address and full id of whom an action is for. */
export function UserLine({ prepared: { userName, userEmail, userId } }: { prepared: PreparedAction }) {
  return (
    <>
      <bdi>{userName}</bdi>{' '}
      {userEmail && (
        <bdi dir="ltr" className={classes.email}>
          {userEmail}
        </bdi>
      )}
      <div className="st-mono">{userId}</div>
    </>
  );
}
