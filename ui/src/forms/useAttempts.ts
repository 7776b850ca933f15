import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { isConsoleError } from '@/api/ConsoleError';
import { toast } from '@/components/toast';

/** Wrong codes after which what they should confirm is given up. */
const mostAttempts = 3;

/** The tries for a code. Three wrong ones end it, or the platform does; nothing was changed then. */
export function useAttempts(onGivenUp: () => void) {
  const { t } = useLingui();
  const [attemptsLeft, setAttemptsLeft] = useState(mostAttempts);

  function giveUp() {
    toast({ tone: 'bad', title: t`Too many wrong codes. Nothing was changed.` });
    onGivenUp();
  }

  /** Failures that say nothing of the code cost no try. */
  function count(failure: unknown) {
    if (isConsoleError(failure, 'too_many_attempts')) return giveUp();
    if (!isConsoleError(failure, 'wrong_code')) return;
    const left = Math.min(attemptsLeft - 1, failure.attempts_left ?? attemptsLeft - 1);
    setAttemptsLeft(left);
    if (left <= 0) giveUp();
  }
  return { attemptsLeft, count, startOver: () => setAttemptsLeft(mostAttempts) };
}
