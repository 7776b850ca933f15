import { useFormat } from '@/format/useFormat';
import classes from './Counter.module.css';

/** A count in the sidebar or on a tab. Tinted when it waits for you, plain when it only informs. */
export function Counter({ value, waiting }: { value: number; waiting?: boolean }) {
  return (
    <span className={classes.counter} data-waiting={waiting || undefined}>
      {useFormat().number(value)}
    </span>
  );
}
