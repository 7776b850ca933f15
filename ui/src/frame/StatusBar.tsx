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
  const hints = useAllKeys().filter((binding) => binding.hint);
  return (
    <footer className={classes.bar}>
      {children}
      <span>
        <Trans>
          Times in {zoneName(now)} ({zoneOffset(now)})
        </Trans>
      </span>
      <span className={classes.keys}>
        {hints.map(({ keys, label }) => (
          <span key={label}>
            <Keycap keys={keys[0] ?? ''} />
            {label}
          </span>
        ))}
      </span>
    </footer>
  );
}
