import { Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { Loading } from '@/components/states/Loading';
import classes from './Peek.module.css';

const lines = [1, 2, 3, 4, 5, 6, 7];

export function PeekSkeleton() {
  return (
    <Loading label={<Trans>Loading the user</Trans>}>
      <div className={classes.skeleton}>
        {lines.map((line) => (
          <Skeleton key={line} height={8} width={`${90 - (line % 3) * 15}%`} />
        ))}
      </div>
    </Loading>
  );
}
