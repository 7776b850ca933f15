import { Trans } from '@lingui/react/macro';
import type { PreparedAction } from '@/api/bindings';
import classes from './UserLine.module.css';

/** Name, address and full id of whom an action is for. */
export function UserLine({ prepared: { user_name, user_email, plan } }: { prepared: PreparedAction }) {
  return (
    <>
      <bdi>{user_name}</bdi>{' '}
      {user_email && (
        <bdi dir="ltr" className={classes.email}>
          {user_email}
        </bdi>
      )}
      {plan.user.user_id ? (
        <div className="st-mono">{plan.user.user_id}</div>
      ) : (
        <div>
          <Trans>New user</Trans>
        </div>
      )}
    </>
  );
}
