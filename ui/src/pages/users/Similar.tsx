import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Sensitive, UserRow } from '@/api/bindings';
import { orHidden } from '@/components/Hidden';
import { StatusBadge } from '@/components/StatusBadge';
import { UserAvatar } from '@/components/UserAvatar';
import classes from './Similar.module.css';

type SimilarProps = { users: UserRow[]; masked: readonly Sensitive[]; exact: number };

/**
 * Users near to what was searched (LST-2). They stand apart from the table: no count, selection or export has them.
 * `exact`: how many the table has.
 */
export function Similar({ users, masked, exact }: SimilarProps) {
  const { t } = useLingui();
  if (users.length === 0) return null;
  return (
    <section className={classes.similar} aria-label={t`Similar users`}>
      <p className={classes.caption}>
        {exact === 0 ? <Trans>No exact match. Similar:</Trans> : <Trans>Not exact, but similar:</Trans>}
      </p>
      <ul className={classes.list}>
        {users.map(({ user_id, name, email, phone, unique_id, status }) => (
          <li key={user_id}>
            <Link className={classes.user} to="/users/$userId" params={{ userId: user_id }}>
              <UserAvatar name={name} />
              <span className={classes.text} dir="auto">
                {name}
              </span>
              <span className={classes.beside} dir="ltr">
                {email ?? orHidden(masked, 'phone', phone)}
              </span>
              <span className={classes.beside} dir="ltr">
                {unique_id}
              </span>
              <StatusBadge status={status} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
