import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { isConsoleError } from '@/api/ConsoleError';
import { toast } from '@/components/toast';
import { mostAttempts } from './StepUp';
import { useSubmit } from './useSubmit';

/** Runs what a code confirms. Three wrong codes end it, or the platform does; nothing was changed then. */
export function useStepUp(onGivenUp: () => void) {
  const { t } = useLingui();
  const [attemptsLeft, setAttemptsLeft] = useState(mostAttempts);
  const { busy, error, submit } = useSubmit();

  function refused(failure: unknown) {
    const wrong = isConsoleError(failure, 'wrong_code');
    const left = wrong ? Math.min(attemptsLeft - 1, failure.attemptsLeft ?? attemptsLeft - 1) : attemptsLeft;
    setAttemptsLeft(left);
    if (left > 0 && !isConsoleError(failure, 'too_many_attempts')) return;
    toast({ tone: 'bad', title: t`Too many wrong codes. Nothing was changed.` });
    onGivenUp();
  }

  /** Resolves to whether it went well. */
  function confirm(work: () => Promise<void>): Promise<boolean> {
    return submit(async () => {
      try {
        await work();
      } catch (failure) {
        refused(failure);
        throw failure;
      }
    });
  }
  return { busy, error, attemptsLeft, confirm };
}
