import { useState } from 'react';
import type { ActionOutcome, PreparedAction } from '@/api/bindings';
import { isConsoleError } from '@/api/ConsoleError';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { useAttempts } from './useAttempts';
import { useSubmit } from './useSubmit';

export type FlowStep = 'reason' | 'review' | 'confirm' | 'unknown';

type FlowOptions = {
  /** Gives the content to the desk, which answers with exactly what will be sent. */
  prepare(): Promise<PreparedAction>;
  onDone(outcome: ActionOutcome, prepared: PreparedAction): void;
  /** No more codes are taken. */
  onGivenUp(): void;
  /** The platform's state is not what the form was made for. */
  onStale(): void;
};

/** Reason, review, confirm. A prepared action is never edited: going back gives it up, and review prepares anew. */
export function useActionFlow({ prepare, onDone, onGivenUp, onStale }: FlowOptions) {
  const { connection } = useSession();
  const [step, setStep] = useState<FlowStep>('reason');
  const [prepared, setPrepared] = useState<PreparedAction | null>(null);
  const { attemptsLeft, count, startOver } = useAttempts(onGivenUp);
  const [changed, setChanged] = useState(false);
  const { busy, error, submit, clear } = useSubmit();

  function review() {
    return submit(async () => {
      setPrepared(await prepare());
      setStep('review');
    });
  }

  /** Gives up what was prepared. That it stays in the desk when this fails does no harm: it was never sent. */
  function giveUp() {
    if (prepared && step !== 'unknown')
      void run('discardAction', connection.id, prepared.action_id).catch(() => {});
    setPrepared(null);
    startOver();
    clear();
  }

  function edit() {
    giveUp();
    setChanged(false);
    setStep('reason');
  }

  async function confirm(code: string) {
    if (!prepared) return;
    await submit(async () => {
      try {
        onDone(await run('confirmAction', connection.id, prepared.action_id, code), prepared);
      } catch (failure) {
        await refused(failure);
        throw failure;
      }
    });
  }

  async function refused(failure: unknown) {
    if (isConsoleError(failure, 'outcome_unknown')) return setStep('unknown');
    count(failure);
    if (isConsoleError(failure, 'wrong_status', 'changed', 'not_found')) onStale();
    if (isConsoleError(failure, 'changed')) {
      giveUp();
      setPrepared(await prepare());
      setChanged(true);
      setStep('review');
    }
  }

  return {
    step,
    prepared,
    attemptsLeft,
    busy,
    error,
    /** The record changed after the review: what is shown was prepared anew. */
    changed,
    review,
    edit,
    giveUp,
    confirm,
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
