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
    remedy: problem.detail ?? null,
    fields: problem.fields ?? [],
    request_id: problem.request_id ?? null,
    permission: problem.permission ?? null,
    retry_after: problem.retry_after ?? null,
    attempts_left: problem.attempts_left ?? null,
  });
  return (
    <>
      <Refusal error={error} />
      <WrongStatus error={error} userId={userId} />
    </>
  );
}
