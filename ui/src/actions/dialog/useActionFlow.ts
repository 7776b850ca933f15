import { useState } from 'react';
import type { Action, Done, FieldError, Plan, PreparedAction } from '@/api/bindings';
import { isConsoleError } from '@/api/ConsoleError';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { useAttempts } from '@/forms/useAttempts';
import { useSubmit } from '@/forms/useSubmit';
import { usePrepare } from './usePrepare';

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
  const { connection } = useSession();
  const prepare = usePrepare();
  const [step, setStep] = useState<FlowStep>(start ? 'review' : 'form');
  const [prepared, setPrepared] = useState(start);
  const [changed, setChanged] = useState<FieldError[] | null>(null);
  const { attemptsLeft, count, startOver } = useAttempts(onGivenUp);
  const { busy, error, submit, clear } = useSubmit();

  /** Has the form frozen, and shows what was. Where nothing is left to ask, it is done at once. */
  function go() {
    setChanged(null);
    return submit(async () => {
      if (action === null) return;
      const made = await prepare(action);
      if (!light || made.needs_code) return show(made);
      if (made.plan.version === shown?.version) return send(made, null);
      discard(made);
      stale([]);
    });
  }

  function show(made: PreparedAction) {
    setPrepared(made);
    setStep('review');
  }

  function stale(fields: FieldError[]) {
    setChanged(fields);
    onStale();
  }

  /** That it stays in the desk when this fails does no harm: it was never sent. */
  function discard(made: PreparedAction) {
    void run('discardAction', connection.id, made.action_id).catch(() => {});
  }

  function giveUp() {
    if (prepared && step !== 'unknown') discard(prepared);
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
    try {
      onDone(await run('confirmAction', connection.id, made.action_id, code));
    } catch (failure) {
      await refused(failure, made);
      throw failure;
    }
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
      show(await prepare(made.action));
    }
  }

  return {
    step,
    prepared,
    attemptsLeft,
    busy,
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
