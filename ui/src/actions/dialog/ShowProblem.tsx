import type { Problem } from '@/api/bindings';
import { asError } from '@/api/ConsoleError';
import { Refusal } from '@/forms/Refusal';
import { WrongStatus } from './WrongStatus';

/** Why the platform would refuse the action now: rank, status, an approval that is needed. */
export function ShowProblem({ problem, userId }: { problem: Problem | null; userId: string }) {
  if (!problem) return null;
  const error = asError(problem);
  return (
    <>
      <Refusal error={error} />
      <WrongStatus error={error} userId={userId} />
    </>
  );
}
