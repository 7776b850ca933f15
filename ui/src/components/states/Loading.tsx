import { Trans } from '@lingui/react/macro';
import { Button, Loader } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useFormat } from '@/format/useFormat';
import classes from './State.module.css';

const quietMs = 200;
const patienceMs = 3000;

type LoadingProps = {
  /** What is read, for the line after three seconds and for screen readers: "Loading users". */
  label: ReactNode;
  onStop?: () => void;
  /** The skeleton, in the shape of what will stand here. */
  children: ReactNode;
};

/** Nothing for 200 ms, then the skeleton, and after 3 s how long it has taken and a way to stop it. */
export function Loading({ label, onStop, children }: LoadingProps) {
  const elapsed = useElapsed();
  const { span } = useFormat();
  if (elapsed < quietMs) return null;
  return (
    <div className={classes.loading} aria-busy>
      {children}
      {elapsed >= patienceMs && (
        <div className={classes.progress} role="status">
          <Loader size={14} aria-hidden />
          <span>
            {label}, {span(elapsed)}
          </span>
          {onStop && (
            <Button size="xs" variant="link" onClick={onStop}>
              <Trans>Stop</Trans>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Milliseconds since mounting: 0, then 200, then every full second. */
function useElapsed(): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    let seconds = 0;
    const first = setTimeout(() => setElapsed(quietMs), quietMs);
    const every = setInterval(() => {
      seconds += 1;
      setElapsed(seconds * 1000);
    }, 1000);
    return () => {
      clearTimeout(first);
      clearInterval(every);
    };
  }, []);
  return elapsed;
}
