import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { commands, type Json } from './bindings';
import { type Answer, call } from './call';
import type { Given, OperationData, OperationName, PagedName, Parts } from './operations';

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type Arguments<Name extends CommandName> = Parameters<Commands[Name]>;
export type Data<Name extends CommandName> =
  Awaited<ReturnType<Commands[Name]>> extends infer Settled
    ? Settled extends { status: 'ok'; data: infer T }
      ? T
      : never
    : never;

/**
 * What a platform says, as a query: `useQuery(read(connection, 'users.get', { path: { user_id } }))`. The key is the
 * operation, the connection and the parts, so `invalidateQueries({ queryKey: ['users.get'] })` reaches them all.
 */
export function read<Name extends OperationName>(connection: string, name: Name, ...[parts]: Given<Name>) {
  return queryOptions<OperationData<Name>>({
    queryKey: [name, connection, ...allOf(parts)],
    queryFn: () => send(connection, name, parts),
  });
}

/** A list page by page: `useInfiniteQuery(readPages(connection, 'users.orders.list', …))`. Each page names the next. */
export function readPages<Name extends PagedName>(connection: string, name: Name, parts: Parts<Name>) {
  return infiniteQueryOptions({
    queryKey: [name, connection, ...allOf(parts), 'pages'],
    queryFn: ({ pageParam: cursor }) => send(connection, name, at(cursor, parts)),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}

/** Reads once and keeps nothing, for lists that have their rows outside the query cache. */
export function readOnce<Name extends OperationName>(
  connection: string,
  name: Name,
  ...[parts]: Given<Name>
): Promise<OperationData<Name>> {
  return send(connection, name, parts);
}

/**
 * What else is asked of the shell, as a query: `useQuery(ask('listViews', connection))`. For commands that only read.
 * The key is the command and its arguments, so `invalidateQueries({ queryKey: ['listViews'] })` reaches them all.
 */
export function ask<Name extends CommandName>(name: Name, ...args: Arguments<Name>) {
  return queryOptions<Data<Name>>({
    queryKey: [name, ...args],
    queryFn: () => invoke(name, args),
  });
}

/** Runs a command once: `await run('signOut', connection)`. For changes; never retried by itself. */
export function run<Name extends CommandName>(name: Name, ...args: Arguments<Name>): Promise<Data<Name>> {
  return invoke(name, args);
}

type Fields = { [name: string]: Json };
type SomeParts = { path?: Fields | null; query?: Fields | null; body?: Json };

function send<Name extends OperationName>(
  connection: string,
  name: Name,
  parts: SomeParts | undefined,
): Promise<OperationData<Name>> {
  // The one command hands JSON through; what an operation takes and answers stands in the generated map.
  return call(commands.readOperation(connection, name, ...allOf(parts))) as Promise<OperationData<Name>>;
}

/** Path, query and body, null where the operation has none. */
function allOf(parts: SomeParts | undefined) {
  return [parts?.path ?? null, parts?.query ?? null, parts?.body ?? null] as const;
}

function at(cursor: string | null, parts: SomeParts): SomeParts {
  return { ...parts, query: { ...parts.query, cursor } };
}

function invoke<Name extends CommandName>(name: Name, args: Arguments<Name>): Promise<Data<Name>> {
  // TypeScript cannot relate a name to its own signature in a union of functions; ask() and run() can, and do.
  const command = commands[name] as (...given: Arguments<Name>) => Promise<Answer<Data<Name>>>;
  return call(command(...args));
}
