import type { AuditAction, AuditFilter, SuspensionReason } from '@/api/bindings';
import type { AuditSearch } from '@/frame/place';
import { auditActions } from '@/pages/user/words';

/** What the address asks for; what it says that nobody knows is left out. */
export function filterOf({ who, whom, what, reason, from, to, request, q }: AuditSearch): AuditFilter {
  return {
    after: from ?? null,
    before: to ?? null,
    admin_id: who ?? null,
    user_id: whom ?? null,
    actions: (what ?? []).filter((code): code is AuditAction => Object.hasOwn(auditActions, code)),
    reason: (reason as SuspensionReason | undefined) ?? null,
    request_id: request ?? null,
    search: q ?? null,
  };
}

/** The address without what is absent, so that it is as short as it can be. */
export function tidied(search: AuditSearch): AuditSearch {
  const given = Object.entries(search).filter(
    ([, value]) => value !== undefined && value !== '' && (!Array.isArray(value) || value.length > 0),
  );
  return Object.fromEntries(given);
}

/** Whether anything is asked for. */
export function isFiltered({ open: _, ...search }: AuditSearch): boolean {
  return Object.keys(tidied(search)).length > 0;
}
