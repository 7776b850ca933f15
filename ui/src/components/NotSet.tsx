import { Trans } from '@lingui/react/macro';
import classes from './KeyValue.module.css';

/** In place of a value that nobody gave: a blank could also be one that was not read. */
export function NotSet() {
  return (
    <span className={classes.notSet}>
      <Trans>Not set</Trans>
    </span>
  );
}
