import { useLingui } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ActionOutcome, PreparedAction, Problem } from '@/api/bindings';
import { useDraft } from '@/api/drafts';
import { useAllowed } from '@/api/session';
import type { ActionName, ActionTarget } from './actions';
import { focusFirstError } from './focusFirstError';
import { useOutcomeToast } from './useOutcomeToast';

type UserAction<Draft, Problems, Effects> = {
  action: ActionName;
  target: ActionTarget;
  empty: Draft;
  effects: UseQueryResult<Effects>;
  /** What keeps the draft from being sent, by field. */
  problemsOf(draft: Draft): Problems;
  /** Freezes the request. Only called with a draft without problems. */
  prepare(draft: Draft): Promise<PreparedAction>;
  onClose(): void;
};

/**
 * What all actions on one user share: a draft that outlives the dialog, effects that are read again before anything is
 * frozen, why the action is off, and what is told afterwards. `flow` goes to [ActionFlow], the rest into the form.
 */
export function useUserAction<
  Draft extends object,
  Problems extends object,
  Effects extends { refusal: Problem | null },
>({ action, target, empty, effects, problemsOf, prepare, onClose }: UserAction<Draft, Problems, Effects>) {
  const [draft, setDraft, drop] = useDraft(`${action} ${target.user_id}`, empty);
  const [tried, setTried] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const tell = useOutcomeToast();
  const off = useOff(action, effects.data);
  const problems = problemsOf(draft);

  function check(): boolean {
    setTried(true);
    if (Object.keys(problems).length === 0) return true;
    focusFirstError(root);
    return false;
  }

  function onDone(outcome: ActionOutcome) {
    tell(target, action, outcome);
    drop();
    onClose();
  }

  const shown: Partial<Problems> = tried ? problems : {};
  return {
    draft,
    problems: shown,
    root,
    onChange: (change: Partial<Draft>) => setDraft({ ...draft, ...change }),
    flow: {
      target,
      dirty: JSON.stringify(draft) !== JSON.stringify(empty),
      off,
      check,
      prepare: async () => {
        await effects.refetch();
        return prepare(draft);
      },
      onDone,
      onClose,
      onDiscard: drop,
    },
  };
}

/** Why the action can't be done now; null when it can. */
function useOff(action: ActionName, effects: { refusal: Problem | null } | undefined): string | null {
  const { t } = useLingui();
  const permission = `user.${action}` as const;
  const allowed = useAllowed(permission);
  if (!allowed) return t`This needs ${permission}.`;
  if (effects === undefined) return t`The effects are not known yet.`;
  return effects.refusal?.title ?? null;
}
