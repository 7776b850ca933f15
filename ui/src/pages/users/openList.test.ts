import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { UserPage, UserRow } from '@/api/bindings';
import { createRowSource } from '@/table/rowSource';
import type { ListChange } from './listState';
import { rememberOpen, useListPlace } from './openList';

const row = (n: number) => ({ user_id: `u${n}` }) as UserRow;

/** A list of 250 users, read in pages of 100. */
async function openAt(index: number) {
  const changes: ListChange[] = [];
  const source = createRowSource<UserRow, UserPage>({
    idOf: ({ user_id }) => user_id,
    read: async (start, limit) => {
      const from = 'offset' in start ? start.offset : Number(start.cursor);
      return {
        items: Array.from({ length: Math.min(limit, 250 - from) }, (_, at) => row(from + at)),
        total: { count: 250, as_of: '2026-11-17T13:00:00Z' },
        offset: from,
        next_cursor: String(from + limit),
        previous_cursor: null,
        similar: [],
        masked: [],
        skipped_filters: [],
        took_ms: 1,
      };
    },
  });
  source.want(index, index);
  await waitFor(() => expect(source.row(index)).toBeDefined());
  rememberOpen({ connection: 'c', source, index, change: (made) => changes.push(made) });
  return changes;
}

describe('the list a user was opened from', () => {
  it('tells the position and reads the neighbour when it is not at hand', async () => {
    const changes = await openAt(99);
    const { result, rerender } = renderHook(({ id }) => useListPlace(id), { initialProps: { id: 'u99' } });
    expect(result.current).toMatchObject({ position: 100, total: 250 });
    const next = await act(async () => result.current?.go(1));
    expect(next).toBe('u100');
    expect(changes).toContainEqual({ type: 'focus', index: 100, id: 'u100' });
    rerender({ id: 'u100' });
    expect(result.current?.position).toBe(101);
  });

  it('ends where the list ends', async () => {
    await openAt(0);
    const { result } = renderHook(() => useListPlace('u0'));
    expect(await result.current?.go(-1)).toBeNull();
  });

  it('says nothing of a user who was opened otherwise', async () => {
    await openAt(3);
    expect(renderHook(() => useListPlace('someone else')).result.current).toBeNull();
  });
});
