import { Trans } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Plan } from '@/api/bindings';
import { Failure } from '@/components/states/Failure';
import type { AnyActionForm } from '../form';
import { Foreseen } from './Consequences';
import { EffectsSkeleton } from './EffectsSkeleton';

/** What an action would do, as soon as the platform has said it. */
export function EffectsPanel({ form, plan }: { form: AnyActionForm; plan: UseQueryResult<Plan> }) {
  if (plan.data !== undefined) return <Foreseen form={form} plan={plan.data} />;
  if (plan.error === null) return <EffectsSkeleton />;
  return (
    <Failure
      error={plan.error}
      title={<Trans>The effects could not be read</Trans>}
      onRetry={() => void plan.refetch()}
    />
  );
}
