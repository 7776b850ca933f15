import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Keycap } from '@/components/Keycap';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { useAllKeys } from '@/keys/useKeys';
import classes from './StatusBar.module.css';

/** Where one is, in which time zone, and the keys of the page. */
export function StatusBar({ children }: { children?: ReactNode }) {
  const { zoneName, zoneOffset } = useFormat();
  const now = useNow();
  const [zone, offset] = [zoneName(now), zoneOffset(now)];
  const hints = useAllKeys().flatMap(({ hint, keys, label }) =>
    hint === true ? [{ keys: keys.slice(0, 1), label }] : (hint ?? []),
  );
  return (
    <footer className={classes.bar}>
      {children}
      <span>
        {zone === offset ? (
          <Trans>Times in {zone}</Trans>
        ) : (
          <Trans>
            Times in {zone} ({offset})
          </Trans>
        )}
      </span>
      <span className={classes.keys}>
        {hints.map((hint) => (
          <span key={hint.label}>
            {hint.keys.map((keys) => (
              <Keycap key={keys} keys={keys} />
            ))}
            {hint.label}
          </span>
        ))}
      </span>
    </footer>
  );
}
