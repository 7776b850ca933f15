import { useAttempts } from './useAttempts';
import { useSubmit } from './useSubmit';

/** Runs what a code confirms, until it is given up. */
export function useStepUp(onGivenUp: () => void) {
  const { attemptsLeft, count } = useAttempts(onGivenUp);
  const { busy, error, submit } = useSubmit();

  /** Resolves to whether it went well. */
  function confirm(work: () => Promise<void>): Promise<boolean> {
    return submit(async () => {
      try {
        await work();
      } catch (failure) {
        count(failure);
        throw failure;
      }
    });
  }
  return { busy, error, attemptsLeft, confirm };
}
