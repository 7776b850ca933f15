import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { useReactivationEffects } from '@/api/actions';
import type { ActionOutcome } from '@/api/bindings';
import { useDraft } from '@/api/drafts';
import { run } from '@/api/read';
import { useAllowed, useSession } from '@/api/session';
import { useStatusLabel } from '@/components/StatusBadge';
import { Failure } from '@/components/states/Failure';
import { ActionFlow } from '../ActionFlow';
import type { ActionTarget } from '../actions';
import { EffectsSkeleton } from '../EffectsSkeleton';
import { focusFirstError } from '../focusFirstError';
import { ShowProblem } from '../ShowProblem';
import { useOutcomeToast } from '../useOutcomeToast';
import { emptyReactivateDraft, problemsOf, toReactivateRequest } from './draft';
import { History } from './History';
import { ReactivateChanges, ReactivateEffects } from './ReactivateEffects';
import { ReactivateForm } from './ReactivateForm';
import { useReactivateSummary } from './useReactivateSummary';

/** Lifts a suspension: history, reason, conditions, review, code (REA-1). */
export function ReactivateFlow({ target, onClose }: { target: ActionTarget; onClose(): void }) {
  const { t } = useLingui();
  const { connection } = useSession();
  const allowed = useAllowed('user.reactivate');
  const effects = useReactivationEffects(target.userId);
  const [draft, setDraft, dropDraft] = useDraft(`reactivate ${target.userId}`, emptyReactivateDraft);
  const [tried, setTried] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const labelOf = useStatusLabel();
  const tell = useOutcomeToast();
  const summary = useReactivateSummary();
  const problems = problemsOf(draft);
  const refusal = effects.data?.refusal ?? null;

  function check(): boolean {
    setTried(true);
    if (Object.keys(problems).length === 0) return true;
    focusFirstError(root);
    return false;
  }

  function onDone(outcome: ActionOutcome) {
    tell(target, 'reactivate', outcome);
    dropDraft();
    onClose();
  }

  return (
    <ActionFlow
      target={target}
      title={t`Reactivate user`}
      dirty={JSON.stringify(draft) !== JSON.stringify(emptyReactivateDraft)}
      off={
        !allowed
          ? t`This needs user.reactivate.`
          : refusal
            ? refusal.title
            : effects.data === undefined
              ? t`The effects are not known yet.`
              : null
      }
      form={
        <>
          <ShowProblem problem={refusal} userId={target.userId} />
          <ReactivateForm
            draft={draft}
            problems={tried ? problems : {}}
            root={root}
            onChange={(change) => setDraft({ ...draft, ...change })}
          />
          <History history={effects.data?.history ?? []} />
        </>
      }
      effects={
        effects.data ? (
          <ReactivateEffects effects={effects.data} />
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
          <ReactivateChanges
            effects={effects.data}
            now={labelOf(effects.data.status)}
            after={labelOf('active')}
          />
        )
      }
      summary={summary}
      check={check}
      prepare={async () => {
        await effects.refetch();
        return run('prepareReactivate', connection.id, target.userId, toReactivateRequest(draft));
      }}
      onDone={onDone}
      onClose={onClose}
      onDiscard={dropDraft}
    />
  );
}
