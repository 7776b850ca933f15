import { msg } from '@lingui/core/macro';
import type { SubjectKind } from '@/api/bindings';

/** What of a user an action may be about, by the name that the platform has for it. */
export const parts = { session: msg`Session`, token: msg`API token` };

export function isPart(kind: SubjectKind): kind is keyof typeof parts {
  return Object.hasOwn(parts, kind);
}
