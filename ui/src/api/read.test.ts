import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '@/test/people';
import { answerCommands } from '@/test/render';
import { page } from '@/test/userList';
import { type Action, commands, type UserFlag } from './bindings';
import { ConsoleError } from './ConsoleError';
import { ask, read, readOnce, readPages } from './read';

const path = { user_id: 'u1' };
const flags: UserFlag[] = [{ flag: 'risk', since: '2026-11-17T12:00:00Z', by: null, reason: null }];

let client: QueryClient;
beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
});

describe('reading an operation', () => {
  it('names it and its parts to the one command, null for those that it has not', async () => {
    answerCommands({ operations: { 'users.flags.list': () => flags, 'users.filter_values': () => [] } });
    await expect(client.fetchQuery(read('c1', 'users.flags.list', { path }))).resolves.toEqual(flags);
    expect(commands.readOperation).toHaveBeenLastCalledWith('c1', 'users.flags.list', path, null, null);
    await expect(client.fetchQuery(read('c1', 'users.filter_values'))).resolves.toEqual([]);
    expect(commands.readOperation).toHaveBeenLastCalledWith('c1', 'users.filter_values', null, null, null);
  });

  it('is kept under the operation, the connection and all of its parts', () => {
    const query = { limit: 10 };
    const body: Action = { operation: 'users.unlock', path, body: { reason: 'Ticket 4411' } };
    const keys = [
      read('c1', 'users.stats').queryKey,
      read('c1', 'users.get', { path }).queryKey,
      read('c1', 'users.notes.list', { path, query }).queryKey,
      read('c1', 'actions.plan', { body }).queryKey,
    ];
    expect(keys).toEqual([
      ['users.stats', 'c1', null, null, null],
      ['users.get', 'c1', path, null, null],
      ['users.notes.list', 'c1', path, query, null],
      ['actions.plan', 'c1', null, null, body],
    ]);
  });

  it('is reached by the name of the operation, whatever its parts', async () => {
    answerCommands({ operations: { 'users.flags.list': () => flags, 'users.filter_values': () => [] } });
    const one = read('c1', 'users.flags.list', { path });
    const other = read('c1', 'users.flags.list', { path: { user_id: 'u2' } });
    const values = read('c1', 'users.filter_values');
    await Promise.all([client.fetchQuery(one), client.fetchQuery(other), client.fetchQuery(values)]);
    await client.invalidateQueries({ queryKey: ['users.flags.list'] });
    const stale = [one, other, values].map(({ queryKey }) => client.getQueryState(queryKey)?.isInvalidated);
    expect(stale).toEqual([true, true, false]);
  });

  it('throws a refusal as what the window branches on', async () => {
    const deny = () => {
      throw refusal('permission_denied', { permission: 'user.view', request_id: 'req_1' });
    };
    answerCommands({ operations: { 'users.get': deny } });
    const error = await client
      .fetchQuery(read('c1', 'users.get', { path }))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConsoleError);
    expect(error).toMatchObject({ code: 'permission_denied', permission: 'user.view', request_id: 'req_1' });
    await expect(readOnce('c1', 'users.get', { path })).rejects.toBeInstanceOf(ConsoleError);
  });

  it('takes the parts that the operation has, and no others', () => {
    // @ts-expect-error a user has an id
    read('c1', 'users.get');
    // @ts-expect-error figures are of nobody
    read('c1', 'users.stats', { path });
    // @ts-expect-error one flag list is one page
    readPages('c1', 'users.flags.list', { path });
    // @ts-expect-error an action is not read
    read('c1', 'users.suspend', { path });
  });

  it('once keeps nothing', async () => {
    answerCommands({ operations: { 'users.list': ({ query }) => page(query, 12_431) } });
    const query = { selector: { filters: {} }, limit: 1 };
    await expect(readOnce('c1', 'users.list', { query })).resolves.toMatchObject({
      total: { count: 12_431 },
    });
    expect(client.getQueryCache().getAll()).toEqual([]);
  });
});

describe('reading page by page', () => {
  it('asks for each page with the cursor that the one before named', async () => {
    const cursors: unknown[] = [];
    answerCommands({
      operations: {
        'users.orders.list': ({ query }) => {
          cursors.push(query);
          return { items: [], next_cursor: query.cursor ? null : 'more' };
        },
      },
    });
    const orders = readPages('c1', 'users.orders.list', { path, query: { limit: 50 } });
    const { pages } = await client.fetchInfiniteQuery({ ...orders, pages: 3 });
    expect(pages).toHaveLength(2);
    expect(cursors).toEqual([
      { limit: 50, cursor: null },
      { limit: 50, cursor: 'more' },
    ]);
  });

  it('is kept beside the single read of the same, and reached with it', () => {
    const parts = { path, query: { limit: 50 } };
    const single = read('c1', 'users.orders.list', parts).queryKey;
    const paged = readPages('c1', 'users.orders.list', parts).queryKey;
    expect(paged).not.toEqual(single);
    expect(paged.slice(0, single.length)).toEqual(single);
  });
});

describe('asking the shell', () => {
  it('is kept under the command and its arguments', async () => {
    const listViews = vi.fn(() => []);
    answerCommands({ commands: { listViews } });
    const views = ask('listViews', 'c1');
    expect(views.queryKey).toEqual(['listViews', 'c1']);
    await expect(client.fetchQuery(views)).resolves.toEqual([]);
    expect(listViews).toHaveBeenCalledExactlyOnceWith('c1');
  });
});
