import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { useSuspensionEffects } from '@/api/actions';
import type { ActionOutcome } from '@/api/bindings';
import { useDraft } from '@/api/drafts';
import { run } from '@/api/read';
import { useAllowed, useSession } from '@/api/session';
import { useStatusLabel } from '@/components/StatusBadge';
import { Failure } from '@/components/states/Failure';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { ActionFlow } from '../ActionFlow';
import type { ActionTarget } from '../actions';
import { EffectsSkeleton } from '../EffectsSkeleton';
import { focusFirstError } from '../focusFirstError';
import { ShowProblem } from '../ShowProblem';
import { useOutcomeToast } from '../useOutcomeToast';
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
  const allowed = useAllowed('user.suspend');
  const effects = useSuspensionEffects(target.userId);
  const [draft, setDraft, dropDraft] = useDraft(`suspend ${target.userId}`, emptySuspendDraft);
  const [tried, setTried] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const labelOf = useStatusLabel();
  const tell = useOutcomeToast();
  const summary = useSuspendSummary(effects.data);
  const problems = problemsOf(draft, now, timeZone);
  const canBeMailed = effects.data?.can_be_mailed ?? true;
  const refusal = effects.data?.refusal ?? null;

  function check(): boolean {
    setTried(true);
    if (Object.keys(problems).length === 0) return true;
    focusFirstError(root);
    return false;
  }

  function onDone(outcome: ActionOutcome) {
    tell(target, 'suspend', outcome);
    dropDraft();
    onClose();
  }

  return (
    <ActionFlow
      target={target}
      title={t`Suspend user`}
      danger
      dirty={JSON.stringify(draft) !== JSON.stringify(emptySuspendDraft)}
      off={
        !allowed
          ? t`This needs user.suspend.`
          : refusal
            ? refusal.title
            : effects.data === undefined
              ? t`The effects are not known yet.`
              : null
      }
      form={
        <>
          <ShowProblem problem={refusal} userId={target.userId} />
          <SuspendForm
            draft={draft}
            problems={tried ? problems : {}}
            canBeMailed={canBeMailed}
            root={root}
            onChange={(change) => setDraft({ ...draft, ...change })}
          />
        </>
      }
      effects={
        effects.data ? (
          <SuspendEffects effects={effects.data} />
        ) : effects.error ? (
          <Failure
            error={effects.error}
            title={<Trans>The effects could not be read</Trans>}
            onRetry={() => void effects.refetch()}
          />
        ) : (
          <EffectsSkeleton />
        )
      }
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
      check={check}
      prepare={async () => {
        await effects.refetch();
        return run(
          'prepareSuspend',
          connection.id,
          target.userId,
          toSuspendRequest(draft, timeZone, canBeMailed),
        );
      }}
      onDone={onDone}
      onClose={onClose}
      onDiscard={dropDraft}
    />
  );
}
