import { useLingui } from '@lingui/react/macro';
import { useReactivationEffects } from '@/api/actions';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { ActionFlow } from '../ActionFlow';
import type { ActionTarget } from '../actions';
import { Foreseen, Reviewed } from '../Consequences';
import { EffectsPanel } from '../EffectsPanel';
import { ShowProblem } from '../ShowProblem';
import { useUserAction } from '../useUserAction';
import { emptyReactivateDraft, problemsOf, toReactivateRequest } from './draft';
import { History } from './History';
import { ReactivateForm } from './ReactivateForm';
import { useReactivateConsequences } from './useReactivateConsequences';
import { useReactivateSummary } from './useReactivateSummary';

/** Lifts a suspension: history, reason, conditions, review, code (REA-1). */
export function ReactivateFlow({ target, onClose }: { target: ActionTarget; onClose(): void }) {
  const { t } = useLingui();
  const { connection } = useSession();
  const consequencesOf = useReactivateConsequences();
  const effects = useReactivationEffects(target.user_id);
  const summary = useReactivateSummary(effects.data);
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
        <EffectsPanel effects={effects}>
          {(known) => <Foreseen {...consequencesOf(known, form.draft.requireKyc)} />}
        </EffectsPanel>
      }
      changes={({ reactivate }) =>
        effects.data &&
        reactivate && <Reviewed {...consequencesOf(effects.data, reactivate.conditions.require_kyc)} />
      }
      summary={summary}
    />
  );
}
