import { describe, expect, it } from 'vitest';
import type { ConsoleError as Refusal } from './bindings';
import { ConsoleError, isConsoleError } from './ConsoleError';
import { type Answer, call } from './call';

const refusal: Refusal = {
  code: 'wrong_code',
  message: 'That code is not right.',
  remedy: 'Codes change every 30 seconds.',
  fields: [{ field: 'code', message: 'wrong' }],
  request_id: 'req_41d08f2c',
  permission: null,
  retry_after: null,
  attempts_left: 2,
};

describe('call', () => {
  it('gives the data of an answer', async () => {
    await expect(call(Promise.resolve({ status: 'ok', data: 7 }))).resolves.toBe(7);
  });

  it('throws a refusal with all that it says', async () => {
    const answer: Promise<Answer<number>> = Promise.resolve({ status: 'error', error: refusal });
    const error = await call(answer).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConsoleError);
    expect(error).toMatchObject({ message: refusal.message, attempts_left: 2, request_id: 'req_41d08f2c' });
    expect(isConsoleError(error, 'wrong_code', 'used_code')).toBe(true);
    expect(isConsoleError(error, 'used_code')).toBe(false);
    expect((error as ConsoleError).fieldMessage('code')).toBe('wrong');
  });
});
