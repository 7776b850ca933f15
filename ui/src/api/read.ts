import { queryOptions } from '@tanstack/react-query';
import { commands } from './bindings';
import { type Answer, call } from './call';

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
 * A command that only reads, as a query: `useQuery(read('getUser', connection, userId))`.
 * The key is the command and its arguments, so `invalidateQueries({ queryKey: ['getUser'] })` reaches them all.
 */
export function read<Name extends CommandName>(name: Name, ...args: Arguments<Name>) {
  return queryOptions<Data<Name>>({
    queryKey: [name, ...args],
    queryFn: () => invoke(name, args),
  });
}

/** Runs a command once: `await run('signOut', connection)`. For changes; never retried by itself. */
export function run<Name extends CommandName>(name: Name, ...args: Arguments<Name>): Promise<Data<Name>> {
  return invoke(name, args);
}

function invoke<Name extends CommandName>(name: Name, args: Arguments<Name>): Promise<Data<Name>> {
  // TypeScript cannot relate a name to its own signature in a union of functions; read() and run() can, and do.
  const command = commands[name] as (...given: Arguments<Name>) => Promise<Answer<Data<Name>>>;
  return call(command(...args));
}
