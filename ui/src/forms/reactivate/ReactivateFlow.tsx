import { useLingui } from '@lingui/react/macro';
import { useReactivationEffects } from '@/api/actions';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { useStatusLabel } from '@/components/StatusBadge';
import { ActionFlow } from '../ActionFlow';
import type { ActionTarget } from '../actions';
import { EffectsPanel } from '../EffectsPanel';
import { ShowProblem } from '../ShowProblem';
import { useUserAction } from '../useUserAction';
import { emptyReactivateDraft, problemsOf, toReactivateRequest } from './draft';
import { History } from './History';
import { ReactivateChanges, ReactivateEffects } from './ReactivateEffects';
import { ReactivateForm } from './ReactivateForm';
import { useReactivateSummary } from './useReactivateSummary';

/** Lifts a suspension: history, reason, conditions, review, code (REA-1). */
export function ReactivateFlow({ target, onClose }: { target: ActionTarget; onClose(): void }) {
  const { t } = useLingui();
  const { connection } = useSession();
  const labelOf = useStatusLabel();
  const effects = useReactivationEffects(target.user_id);
  const summary = useReactivateSummary();
  const { flow, ...form } = useUserAction({
    action: 'reactivate',
    target,
    empty: emptyReactivateDraft,
    effects,
    problemsOf,
    prepare: (draft) => run('prepareReactivate', connection.id, target.user_id, toReactivateRequest(draft)),
    onClose,
  });

  return (
    <ActionFlow
      {...flow}
      title={t`Reactivate user`}
      form={
        <>
          <ShowProblem problem={effects.data?.refusal ?? null} userId={target.user_id} />
          <ReactivateForm {...form} />
          <History history={effects.data?.history ?? []} />
        </>
      }
      effects={
        <EffectsPanel effects={effects}>{(known) => <ReactivateEffects effects={known} />}</EffectsPanel>
      }
      changes={
        effects.data && (
          <ReactivateChanges
            effects={effects.data}
            now={labelOf(effects.data.status)}
            after={labelOf('active')}
          />
        )
      }
      summary={summary}
    />
  );
}
