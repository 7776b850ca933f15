import { Trans } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '@/components/states/Failure';
import { EffectsSkeleton } from './EffectsSkeleton';

/** What an action would do, as soon as the platform has said it. */
export function EffectsPanel<Effects>({
  effects,
  children,
}: {
  effects: UseQueryResult<Effects>;
  children(effects: Effects): ReactNode;
}) {
  if (effects.data !== undefined) return children(effects.data);
  if (effects.error === null) return <EffectsSkeleton />;
  return (
    <Failure
      error={effects.error}
      title={<Trans>The effects could not be read</Trans>}
      onRetry={() => void effects.refetch()}
    />
  );
}
