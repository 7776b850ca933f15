import { useLingui } from '@lingui/react/macro';
import { useSuspensionEffects } from '@/api/actions';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { ActionFlow } from '../ActionFlow';
import type { ActionTarget } from '../actions';
import { Foreseen, Reviewed } from '../Consequences';
import { EffectsPanel } from '../EffectsPanel';
import { ShowProblem } from '../ShowProblem';
import { useUserAction } from '../useUserAction';
import { emptySuspendDraft, problemsOf, toSuspendRequest } from './draft';
import { SuspendForm } from './SuspendForm';
import { useSuspendConsequences } from './useSuspendConsequences';
import { useSuspendSummary } from './useSuspendSummary';

/** Suspends one user: reason, review, code (SUS-1, SUS-2). */
export function SuspendFlow({ target, onClose }: { target: ActionTarget; onClose(): void }) {
  const { t } = useLingui();
  const { connection, meta } = useSession();
  const { timeZone } = useFormat();
  const now = useNow();
  const consequencesOf = useSuspendConsequences();
  const effects = useSuspensionEffects(target.user_id);
  const summary = useSuspendSummary(effects.data);
  const canBeMailed = effects.data?.can_be_mailed ?? true;
  const { flow, ...form } = useUserAction({
    action: 'suspend',
    target,
    empty: emptySuspendDraft,
    effects,
    problemsOf: (draft) => problemsOf(draft, meta.suspension_reasons, now, timeZone),
    prepare: (draft) =>
      run('prepareSuspend', connection.id, target.user_id, toSuspendRequest(draft, timeZone, canBeMailed)),
    onClose,
  });

  return (
    <ActionFlow
      {...flow}
      title={t`Suspend user`}
      danger
      form={
        <>
          <ShowProblem problem={effects.data?.refusal ?? null} userId={target.user_id} />
          <SuspendForm {...form} canBeMailed={canBeMailed} />
        </>
      }
      effects={
        <EffectsPanel effects={effects}>
          {(known) => <Foreseen {...consequencesOf(known, form.draft)} />}
        </EffectsPanel>
      }
      changes={({ suspend }) =>
        effects.data && suspend && <Reviewed {...consequencesOf(effects.data, suspend)} />
      }
      summary={summary}
    />
  );
}
