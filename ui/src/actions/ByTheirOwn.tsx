import { Trans } from '@lingui/react/macro';
import { ActionButton } from './ActionButton';
import classes from './ByTheirOwn.module.css';
import type { Target } from './target';

/** The statuses that come with more than a word lead to the actions that give them. */
export function ByTheirOwn({ target }: { target: Target }) {
  return (
    <div className={classes.others}>
      <span>
        <Trans>Suspending and deleting do more than that:</Trans>
      </span>
      <ActionButton target={target} operation="users.suspend" size="xs" marked />
      <ActionButton target={target} operation="users.delete" size="xs" marked />
    </div>
  );
}
