import { Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { Loading } from '@/components/states/Loading';

const lines = [1, 2, 3, 4, 5, 6];

export function EffectsSkeleton() {
  return (
    <Loading label={<Trans>Loading what will happen</Trans>}>
      {lines.map((line) => (
        <Skeleton key={line} height={10} my={12} width={line % 2 ? '90%' : '70%'} />
      ))}
    </Loading>
  );
}
