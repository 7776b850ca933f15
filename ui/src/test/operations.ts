import type { AllParts, OperationData, OperationName } from '@/api/operations';

/** What an invented platform says, by the operation: `{ 'users.get': ({ path }) => userOf(path.user_id) }`. */
export type FakeOperations = {
  [Name in OperationName]?: (asked: AllParts<Name>) => OperationData<Name> | Promise<OperationData<Name>>;
};

/** Answers the one command that reads, by the operation that it names. */
export function answerOperation(fakes: FakeOperations, name: string, asked: object): unknown {
  const fake = (fakes as Record<string, ((asked: unknown) => unknown) | undefined>)[name];
  if (!fake) throw new Error(`nobody answers ${name}`);
  return fake(asked);
}
