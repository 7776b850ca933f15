import type { Operations, Page, Paging } from './bindings';

/** What can be read of a platform, by its id in the table of the API: `users.get`. */
export type OperationName = keyof Operations;
export type OperationData<Name extends OperationName> = Operations[Name]['response'];

type Part = 'path' | 'query' | 'body';

/** All parts of a call; those that an operation hasn't are null. */
export type AllParts<Name extends OperationName> = Pick<Operations[Name], Part>;

/** The parts that an operation has. */
export type Parts<Name extends OperationName> = {
  [P in Part as Operations[Name][P] extends null ? never : P]: Operations[Name][P];
};

/** What a call gives besides connection and name: nothing where the operation has no parts. */
export type Given<Name extends OperationName> = keyof Parts<Name> extends never ? [] : [parts: Parts<Name>];

/** The lists that are walked page by page. */
export type PagedName = {
  [Name in OperationName]: Operations[Name] extends { query: Paging; response: Page<unknown> } ? Name : never;
}[OperationName];
