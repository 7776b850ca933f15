import { useLingui } from '@lingui/react/macro';
import { useSuspensionEffects } from '@/api/actions';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { useStatusLabel } from '@/components/StatusBadge';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { ActionFlow } from '../ActionFlow';
import type { ActionTarget } from '../actions';
import { EffectsPanel } from '../EffectsPanel';
import { ShowProblem } from '../ShowProblem';
import { useUserAction } from '../useUserAction';
import { emptySuspendDraft, problemsOf, toSuspendRequest } from './draft';
import { SuspendChanges, SuspendEffects } from './SuspendEffects';
import { SuspendForm } from './SuspendForm';
import { useSuspendSummary } from './useSuspendSummary';

/** Suspends one user: reason, review, code (SUS-1, SUS-2). */
export function SuspendFlow({ target, onClose }: { target: ActionTarget; onClose(): void }) {
  const { t } = useLingui();
  const { connection } = useSession();
  const { timeZone } = useFormat();
  const now = useNow();
  const labelOf = useStatusLabel();
  const effects = useSuspensionEffects(target.user_id);
  const summary = useSuspendSummary(effects.data);
  const canBeMailed = effects.data?.can_be_mailed ?? true;
  const { flow, ...form } = useUserAction({
    action: 'suspend',
    target,
    empty: emptySuspendDraft,
    effects,
    problemsOf: (draft) => problemsOf(draft, now, timeZone),
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
      effects={<EffectsPanel effects={effects}>{(known) => <SuspendEffects effects={known} />}</EffectsPanel>}
      changes={
        effects.data && (
          <SuspendChanges
            effects={effects.data}
            now={labelOf(effects.data.status)}
            after={labelOf('suspended')}
          />
        )
      }
      summary={summary}
    />
  );
}
