import type { Suspension, UserDetail } from '@/api/bindings';
import { ConsoleError, type ErrorCode } from '@/api/ConsoleError';
import { lucia } from './lucia';

/** The user of the tests: the one of the design's screens. */
export const user: UserDetail = lucia;

export const suspension: Suspension = {
  reason: 'SECURITY',
  justification: 'Login from abroad.',
  message: null,
  since: '2026-11-02T10:00:00Z',
  until: null,
  by: { id: 'a2', name: 'Mei Sandoval' },
  ended_at: null,
  end_reason: null,
};

/** The same user while suspended. */
export const suspendedUser: UserDetail = {
  ...lucia,
  status: 'suspended',
  account: { ...lucia.account, suspension },
};

export const suspensions: Suspension[] = [
  suspension,
  {
    ...suspension,
    reason: 'CHARGEBACK',
    justification: 'Card disputed.',
    since: '2026-01-02T10:00:00Z',
    ended_at: '2026-01-09T10:00:00Z',
    end_reason: 'Dispute withdrawn',
  },
];

export function refusal(code: ErrorCode, part: Partial<ConsoleError> = {}): ConsoleError {
  return new ConsoleError({
    code,
    message: `refused: ${code}`,
    remedy: null,
    fields: [],
    request_id: null,
    permission: null,
    retry_after: null,
    attempts_left: null,
    ...part,
  } as ConstructorParameters<typeof ConsoleError>[0]);
}
