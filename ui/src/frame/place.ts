/** The sub-lists of LST-8; `all` when the address names none. */
export const userLists = ['pending', 'learners', 'instructors', 'admins'] as const;
export type UserList = (typeof userLists)[number];

/** What the address of the users list says beyond the path. */
export type PlaceSearch = {
  list?: UserList;
  /** Id of a saved view. */
  view?: string;
  /** The query as typed, filters included. */
  q?: string;
};

function isUserList(value: unknown): value is UserList {
  return userLists.some((list) => list === value);
}

/** Keeps what is understood and drops the rest: an address is typed by people and by links. */
export function readPlaceSearch(search: Record<string, unknown>): PlaceSearch {
  return {
    ...(isUserList(search.list) && { list: search.list }),
    ...(typeof search.view === 'string' && { view: search.view }),
    ...(typeof search.q === 'string' && { q: search.q }),
  };
}
