import type { FieldError, Problem, ConsoleError as Refusal } from './bindings';

export type ErrorCode = Refusal['code'];

/** What a command answers when it fails, as something that can be thrown. The UI branches on `code`, never on text. */
export class ConsoleError extends Error {
  override readonly name = 'ConsoleError';
  readonly code: ErrorCode;
  /** What to do next, where the desk knows it. */
  readonly remedy: string | null;
  readonly fields: FieldError[];
  readonly request_id: string | null;
  /** The permission that was missing, for `permission_denied`. */
  readonly permission: string | null;
  /** Seconds to wait, for `too_many_attempts` and `unavailable`. */
  readonly retry_after: number | null;
  readonly attempts_left: number | null;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.code = refusal.code;
    this.remedy = refusal.remedy;
    this.fields = refusal.fields;
    this.request_id = refusal.request_id;
    this.permission = refusal.permission;
    this.retry_after = refusal.retry_after;
    this.attempts_left = refusal.attempts_left;
  }

  /** The message for one field of a form, if the refusal names it. */
  fieldMessage(field: string): string | undefined {
    return this.fields.find((wrong) => wrong.field === field)?.message;
  }
}

export function isConsoleError(error: unknown, ...codes: ErrorCode[]): error is ConsoleError {
  return error instanceof ConsoleError && (codes.length === 0 || codes.includes(error.code));
}

/** A refusal that the platform tells beforehand, as what it would be if one went on. */
export function asError({ code, title, detail, fields, ...rest }: Problem): ConsoleError {
  return new ConsoleError({
    code,
    message: title,
    remedy: detail ?? null,
    fields: fields ?? [],
    request_id: rest.request_id ?? null,
    permission: rest.permission ?? null,
    retry_after: rest.retry_after ?? null,
    attempts_left: rest.attempts_left ?? null,
  });
}
