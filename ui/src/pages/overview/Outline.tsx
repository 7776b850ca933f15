import { Skeleton } from '@mantine/core';
import classes from './overview.module.css';

const statuses = 6;

/** The figures before they are there, in their final shape. */
export function Outline() {
  return (
    <div className={classes.outline}>
      <div className={classes.counts}>
        {Array.from({ length: statuses }, (_, at) => (
          <div key={at} className={classes.count}>
            <Skeleton height={8} width={64} my={5} />
            <Skeleton height={14} width={96} my={6} />
            <Skeleton height={8} width={40} my={5} />
          </div>
        ))}
      </div>
      <div className={classes.beside}>
        <div className={classes.state}>
          <Skeleton height={8} width={90} m={15} />
          <Skeleton height={300} m={12} width="auto" />
        </div>
        <div className={classes.side}>
          <div className={classes.state}>
            <Lines count={3} />
          </div>
          <div className={classes.state}>
            <Lines count={3} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** As many lines of a card or a table. */
export function Lines({ count }: { count: number }) {
  return (
    <div className={classes.lines}>
      {Array.from({ length: count }, (_, at) => (
        <Skeleton key={at} height={8} width={`${60 + ((at * 17) % 35)}%`} />
      ))}
    </div>
  );
}
