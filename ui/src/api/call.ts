import type { ConsoleError as Refusal } from './bindings';
import { ConsoleError } from './ConsoleError';

export type Answer<T> = { status: 'ok'; data: T } | { status: 'error'; error: Refusal };

/** Waits for a command and gives its data, or throws its refusal as a {@link ConsoleError}. */
export async function call<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer;
  if (settled.status === 'error') throw new ConsoleError(settled.error);
  return settled.data;
}
