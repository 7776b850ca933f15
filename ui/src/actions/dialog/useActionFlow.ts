import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useChange, useForetell } from '@/api/actions';
import type { Action, Done, FieldError, Plan, PreparedAction } from '@/api/bindings';
import { isConsoleError } from '@/api/ConsoleError';
import { failed } from '@/components/toast';
import { useAttempts } from '@/forms/useAttempts';
import { useSubmit } from '@/forms/useSubmit';
import { useGone } from './useGone';

export type FlowStep = 'form' | 'review' | 'confirm' | 'unknown';

type FlowOptions = {
  /** As the form has it now; null as long as it doesn't say enough. */
  action: Action | null;
  /** What stands beside the form. */
  shown: Plan | undefined;
  /** In one step, where the platform asks for no code. */
  light: boolean;
  /** To go on with; null to begin with the form. */
  start: PreparedAction | null;
  onDone(done: Done): void;
  /** No more codes are taken. */
  onGivenUp(): void;
  /** The platform's state is not what the form was made for. */
  onStale(): void;
};

/** Form, review, confirm. A prepared action is never edited: going back gives it up, and review prepares anew. */
export function useActionFlow({ action, shown, light, start, onDone, onGivenUp, onStale }: FlowOptions) {
  const { t } = useLingui();
  const { prepare, confirm, discard } = useChange();
  const foretell = useForetell();
  const gone = useGone();
  const [step, setStep] = useState<FlowStep>(start ? 'review' : 'form');
  const [prepared, setPrepared] = useState(start);
  const [sending, setSending] = useState(false);
  const [changed, setChanged] = useState<FieldError[] | null>(null);
  const { attemptsLeft, count, startOver } = useAttempts(onGivenUp);
  const { busy, error, submit, clear } = useSubmit();

  /** Has the form frozen, and shows what was. Where nothing is left to ask, it is done at once. */
  function go() {
    setChanged(null);
    return submit(async () => {
      if (action === null) return;
      // What is shown may still be the plan of the draft before. It has to weigh the same, then.
      const told = light ? await foretell(action) : undefined;
      const made = await prepare(action);
      if (!light || made.needs_code) return show(made);
      if (!gone() && made.plan.version === (shown ?? told)?.version) return send(made, null);
      discard(made);
      stale([]);
    });
  }

  function show(made: PreparedAction) {
    if (gone()) return discard(made);
    setPrepared(made);
    setStep('review');
  }

  function stale(fields: FieldError[]) {
    setChanged(fields);
    onStale();
  }

  /** What was sent can't be given up: the desk keeps it until it is known what became of it. */
  function giveUp() {
    if (prepared && step !== 'unknown' && !sending) discard(prepared);
    setPrepared(null);
    startOver();
    clear();
  }

  function edit() {
    giveUp();
    setChanged(null);
    setStep('form');
  }

  async function send(made: PreparedAction, code: string | null) {
    setSending(true);
    try {
      onDone(await confirm(made, code));
    } catch (failure) {
      setSending(false);
      if (gone()) return refusedLater(failure, made);
      await refused(failure, made);
      throw failure;
    }
  }

  /** With the dialog closed meanwhile. A lost answer is followed by whoever draws the open actions. */
  function refusedLater(failure: unknown, made: PreparedAction) {
    onStale();
    if (isConsoleError(failure, 'outcome_unknown')) return;
    discard(made);
    failed(t`This was not done`, failure);
  }

  async function refused(failure: unknown, made: PreparedAction) {
    if (isConsoleError(failure, 'outcome_unknown')) {
      setPrepared(made);
      return setStep('unknown');
    }
    count(failure);
    if (isConsoleError(failure, 'changed')) stale(failure.fields);
    else if (isConsoleError(failure, 'wrong_status', 'not_found')) onStale();
    if (step === 'form') return discard(made);
    if (isConsoleError(failure, 'changed')) {
      giveUp();
      setStep('form');
      // Without what was typed in secret it would be another action.
      if (!made.has_secret) show(await prepare(made.action));
    }
  }

  return {
    step,
    prepared,
    attemptsLeft,
    busy,
    /** It is on its way, and closing does not take it back. */
    sending,
    error,
    /** The user changed after this was reviewed: in which consequences, as far as the platform says. */
    changed,
    go,
    edit,
    giveUp,
    confirm: (code: string | null) =>
      submit(async () => {
        if (prepared) await send(prepared, code);
      }),
    toCode: () => {
      clear();
      setStep('confirm');
    },
    toReview: () => {
      clear();
      setStep('review');
    },
  };
}
