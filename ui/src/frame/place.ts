import type { FilterId, Meta, PostKind, PostState } from '@/api/bindings';

/** The sub-lists of LST-8, each with the filters that it is; all users when the address names none. */
export const userLists = {
  pending: { status: 'pending_verification' },
  learners: { user_type: 'learner' },
  instructors: { user_type: 'instructor' },
  admins: { user_type: 'admin' },
} as const satisfies Record<string, Partial<Record<FilterId, string>>>;
export type UserList = keyof typeof userLists;

/** Whether the platform has what a list is of: somebody who approves, or users of that type (PRE-1). */
export function hasList(meta: Pick<Meta, 'modules' | 'user_types'>, list: UserList): boolean {
  const filters = userLists[list];
  if ('status' in filters) return meta.modules.includes('approvals');
  return meta.user_types.some(({ value }) => value === filters.user_type);
}

/** What the address of the users list says beyond the path. */
export type PlaceSearch = {
  list?: UserList;
  /** Id of a saved view. */
  view?: string;
  /** The query as typed, filters included. */
  q?: string;
};

function isUserList(value: unknown): value is UserList {
  return typeof value === 'string' && Object.hasOwn(userLists, value);
}

/** Keeps what is understood and drops the rest: an address is typed by people and by links. */
export function readPlaceSearch(search: Record<string, unknown>): PlaceSearch {
  return {
    ...(isUserList(search.list) && { list: search.list }),
    ...(typeof search.view === 'string' && { view: search.view }),
    ...(typeof search.q === 'string' && { q: search.q }),
  };
}

/** The lists of the approvals: for whoever is signed in, by them, and what is over. */
export const approvalTabs = ['for_me', 'by_me', 'decided'] as const;
export type ApprovalTab = (typeof approvalTabs)[number];

/** What the address of the approvals says beyond the path. */
export type ApprovalSearch = {
  tab?: ApprovalTab;
  /** Id of the request that is looked at. */
  open?: string;
};

export function readApprovalSearch(search: Record<string, unknown>): ApprovalSearch {
  const tab = approvalTabs.find((known) => known === search.tab);
  return { ...(tab && { tab }), ...(typeof search.open === 'string' && { open: search.open }) };
}

/** What the address of the accounts that wait says beyond the path. */
export type ApplicationSearch = {
  order?: 'oldest';
  /** Id of the user who is looked at. */
  open?: string;
};

export function readApplicationSearch({ order, open }: Record<string, unknown>): ApplicationSearch {
  return { ...(order === 'oldest' && { order }), ...(typeof open === 'string' && { open }) };
}

const postKinds = ['mail', 'sms'] as const satisfies PostKind[];
const postStates = ['waiting', 'sent', 'dead'] as const satisfies PostState[];

/** What the address of the outbox says beyond the path. */
export type OutboxSearch = {
  kind?: PostKind;
  state?: PostState;
  /** Id of the message that is looked at. */
  open?: string;
};

export function readOutboxSearch(search: Record<string, unknown>): OutboxSearch {
  const kind = postKinds.find((known) => known === search.kind);
  const state = postStates.find((known) => known === search.state);
  return {
    ...(kind && { kind }),
    ...(state && { state }),
    ...(typeof search.open === 'string' && { open: search.open }),
  };
}

/** What the address of the audit log says beyond the path: its filters, and the id of the entry that is looked at. */
export type AuditSearch = {
  who?: string | undefined;
  whom?: string | undefined;
  what?: string[] | undefined;
  reason?: string | undefined;
  /** Instants. */
  from?: string | undefined;
  to?: string | undefined;
  request?: string | undefined;
  q?: string | undefined;
  open?: string | undefined;
};

const auditTexts = ['who', 'whom', 'reason', 'from', 'to', 'request', 'q', 'open'] as const;

export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const texts = auditTexts.filter((name) => typeof search[name] === 'string');
  const { what } = search;
  return {
    ...Object.fromEntries(texts.map((name) => [name, search[name]])),
    ...(Array.isArray(what) && { what: what.filter((one): one is string => typeof one === 'string') }),
  };
}
