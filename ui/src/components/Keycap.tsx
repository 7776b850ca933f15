import { Trans } from '@lingui/react/macro';
import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { capsOf } from '@/keys/caps';
import type { Keys } from '@/keys/registry';
import classes from './Keycap.module.css';

/** A binding as keys to press: `mod+K` as Ctrl K, `G O` as G then O. */
export function Keycap({ keys }: { keys: Keys }) {
  return (
    <span className={classes.keys}>
      {capsOf(keys).map((caps, step) => (
        <Fragment key={caps.join()}>
          {step > 0 && (
            <span className={classes.then}>
              <Trans>then</Trans>
            </span>
          )}
          {caps.map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
