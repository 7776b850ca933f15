import type { Problem } from '@/api/bindings';
import { ConsoleError } from '@/api/ConsoleError';
import { Refusal } from './Refusal';
import { WrongStatus } from './WrongStatus';

/** Why the platform would refuse the action now: rank, status, an approval that is needed. */
export function ShowProblem({ problem, userId }: { problem: Problem | null; userId: string }) {
  if (!problem) return null;
  const error = new ConsoleError({
    code: problem.code,
    message: problem.title,
    remedy: problem.detail,
    fields: problem.fields,
    requestId: problem.request_id,
    permission: problem.permission,
    retryAfter: problem.retry_after,
    attemptsLeft: problem.attempts_left,
  });
  return (
    <>
      <Refusal error={error} />
      <WrongStatus error={error} userId={userId} />
    </>
  );
}
