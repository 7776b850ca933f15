import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import classes from './inbox.module.css';

type ReadingProps = { error: unknown; failed: string; loading: ReactNode; lines: number[]; onRetry(): void };

/** In place of what is not there yet: its lines, as high as they will be, or why it doesn't come. */
export function Reading({ error, failed, loading, lines, onRetry }: ReadingProps) {
  if (error) return <Failure error={error} title={failed} onRetry={onRetry} />;
  return (
    <Loading label={loading}>
      <div className={classes.skeleton}>
        {lines.map((height, line) => (
          <Skeleton key={line} height={height} />
        ))}
      </div>
    </Loading>
  );
}
