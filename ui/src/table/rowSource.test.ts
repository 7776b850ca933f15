import { describe, expect, it } from 'vitest';
import type { PageStart } from './pageCache';
import { createRowSource } from './rowSource';

type Row = { id: string };

/** A server whose answers are released by hand. */
function server(total: number) {
  let grown = 0;
  const waiting: { start: PageStart; answer(rows?: number): void; fail(error: Error): void }[] = [];
  const asked: PageStart[] = [];
  const read = (start: PageStart, limit: number) =>
    new Promise<ReturnType<typeof pageOf>>((resolve, reject) => {
      asked.push(start);
      waiting.push({
        start,
        answer: (count = total) => resolve(pageOf(start, limit, count, grown)),
        fail: reject,
      });
    });
  return {
    read,
    asked,
    /** New rows at the top of the list: `n0`, `n1`, … */
    grow(by: number) {
      grown += by;
    },
    async next(act: 'answer' | Error = 'answer', at = 0) {
      const [call] = waiting.splice(at, 1);
      if (!call) throw new Error('nothing was asked');
      act === 'answer' ? call.answer() : call.fail(act);
      await settled();
    },
  };
}

function pageOf(start: PageStart, limit: number, old: number, grown = 0) {
  const total = old + grown;
  const first = 'offset' in start ? start.offset : Number(start.cursor);
  const length = Math.max(0, Math.min(limit, total - first));
  return {
    items: Array.from({ length }, (_, at): Row => ({ id: idAt(first + at, grown) })),
    total: { count: total },
    next_cursor: first + limit < total ? String(first + limit) : null,
    previous_cursor: first > 0 ? String(first - limit) : null,
  };
}

function idAt(place: number, grown: number): string {
  return place < grown ? `n${place}` : `u${place - grown}`;
}

const settled = async () => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

function sourceOf(total: number, keep = 60) {
  const remote = server(total);
  const source = createRowSource<Row, ReturnType<typeof pageOf>>({
    idOf: ({ id }) => id,
    read: remote.read,
    pageRows: 10,
    keep,
  });
  return { remote, source };
}

describe('row source', () => {
  it('reads the first page by offset and the next by key', async () => {
    const { remote, source } = sourceOf(1000);
    source.want(0, 5);
    expect(source.row(3)).toBeUndefined();
    await remote.next();
    expect(source.row(3)).toEqual({ id: 'u3' });
    expect(source.state().total).toBe(1000);
    source.want(5, 15);
    await remote.next();
    expect(remote.asked).toEqual([{ offset: 0 }, { cursor: '10' }]);
    expect(source.row(19)).toEqual({ id: 'u19' });
  });

  it('reads the next page before its rows come into sight, if told so', async () => {
    const remote = server(1000);
    const source = createRowSource<Row, ReturnType<typeof pageOf>>({
      idOf: ({ id }) => id,
      read: remote.read,
      pageRows: 10,
      near: 3,
    });
    source.want(0, 5);
    await remote.next();
    expect(remote.asked).toEqual([{ offset: 0 }]);
    source.want(2, 7);
    await remote.next();
    expect(remote.asked).toEqual([{ offset: 0 }, { cursor: '10' }]);
    source.want(20, 25);
    await remote.next();
    expect(source.row(25)).toEqual({ id: 'u25' });
    expect(remote.asked.at(-1)).toEqual({ cursor: '20' });
  });

  it('jumps by offset and walks back by key', async () => {
    const { remote, source } = sourceOf(100_000);
    source.want(50_000, 50_005);
    await remote.next();
    source.want(49_995, 50_004);
    await remote.next();
    expect(remote.asked).toEqual([{ offset: 50_000 }, { cursor: '49990' }]);
    expect(source.row(49_995)).toEqual({ id: 'u49995' });
  });

  it('waits for a neighbour rather than jumping beside it', async () => {
    const { remote, source } = sourceOf(1000);
    source.want(5, 15);
    expect(remote.asked).toHaveLength(1);
    await remote.next();
    expect(remote.asked).toHaveLength(2);
  });

  it('asks only for what is in sight by the time a read is free', async () => {
    const { remote, source } = sourceOf(100_000);
    for (const at of [0, 20_000, 40_000, 60_000, 80_000]) source.want(at, at + 5);
    expect(remote.asked).toEqual([{ offset: 0 }, { offset: 20_000 }]);
    await remote.next();
    expect(remote.asked.at(-1)).toEqual({ offset: 80_000 });
  });

  it('keeps no more pages than told, and those in sight always', async () => {
    const { remote, source } = sourceOf(1000, 3);
    for (let page = 0; page < 8; page++) {
      source.want(page * 10, page * 10 + 9);
      await remote.next();
    }
    expect([...source.rows()]).toHaveLength(30);
    expect(source.row(75)).toEqual({ id: 'u75' });
    expect(source.row(5)).toBeUndefined();
  });

  it('reports a failed page, goes on with others, and retries on request', async () => {
    const { remote, source } = sourceOf(1000);
    source.want(0, 5);
    await remote.next(new Error('503'));
    expect(source.state().failures.get(0)?.message).toBe('503');
    expect(remote.asked).toHaveLength(1);
    source.retry();
    expect(source.state().failures.size).toBe(0);
    await remote.next();
    expect(source.row(0)).toEqual({ id: 'u0' });
  });

  it('finds its place by offset when a key is no longer good', async () => {
    const { remote, source } = sourceOf(1000);
    source.want(0, 5);
    await remote.next();
    source.want(10, 15);
    await remote.next(new Error('bad_request'));
    expect(remote.asked.at(-1)).toEqual({ offset: 10 });
    await remote.next();
    expect(source.row(12)).toEqual({ id: 'u12' });
  });

  it('ignores answers that were asked before a refresh', async () => {
    const { remote, source } = sourceOf(1000);
    source.want(0, 5);
    source.refresh();
    expect(remote.asked).toHaveLength(2);
    await remote.next('answer', 1);
    const newest = source.state().latest;
    await remote.next('answer', 0);
    expect(source.state().latest).toBe(newest);
  });

  it('shows the old rows until a refresh is answered', async () => {
    const { remote, source } = sourceOf(1000);
    source.want(0, 5);
    await remote.next();
    source.refresh();
    expect(source.row(0)).toEqual({ id: 'u0' });
    expect(source.state().answer).toBeNull();
    await remote.next();
    expect(source.state().answer).not.toBeNull();
  });

  it('holds back what came in above a scrolled list, and shows it when asked', async () => {
    const { remote, source } = sourceOf(1000);
    source.want(14, 19);
    await remote.next();
    remote.grow(3);
    source.refresh();
    await remote.next();
    expect(source.row(14)).toEqual({ id: 'u14' });
    // What is in sight reaches into the next page now: it is read before anything moves.
    expect(remote.asked.at(-1)).toEqual({ cursor: '20' });
    expect(source.state()).toMatchObject({ ahead: 0, total: 1003 });
    await remote.next();
    expect([source.row(14), source.row(19)]).toEqual([{ id: 'u14' }, { id: 'u19' }]);
    expect(source.state()).toMatchObject({ ahead: 3, total: 1003, reading: false });
    expect(new Map(source.rows()).get(14)).toEqual({ id: 'u14' });
    source.showAhead();
    source.want(0, 5);
    await remote.next();
    expect(source.row(0)).toEqual({ id: 'n0' });
    expect(source.state().ahead).toBe(0);
  });

  it('holds it back at the top only when told to', async () => {
    const { remote, source } = sourceOf(1000);
    source.want(0, 5);
    await remote.next();
    remote.grow(2);
    source.refresh(true);
    await remote.next();
    expect([source.row(0), source.state().ahead]).toEqual([{ id: 'u0' }, 2]);
    remote.grow(1);
    source.refresh(true);
    await remote.next();
    expect([source.row(0), source.state().ahead]).toEqual([{ id: 'u0' }, 3]);
    source.refresh();
    await remote.next();
    expect([source.row(0), source.state().ahead]).toEqual([{ id: 'n0' }, 0]);
  });

  it('keeps the rows when a refresh fails, and ends it when tried again', async () => {
    const { remote, source } = sourceOf(1000);
    source.want(0, 5);
    await remote.next();
    remote.grow(1);
    source.refresh();
    await remote.next(new Error('503'));
    expect(source.row(0)).toEqual({ id: 'u0' });
    source.retry();
    await remote.next();
    expect(source.row(0)).toEqual({ id: 'n0' });
  });

  it('can be stopped and go on', async () => {
    const { remote, source } = sourceOf(1000);
    source.want(0, 5);
    source.stop();
    await remote.next();
    expect(source.row(0)).toBeUndefined();
    source.retry();
    await remote.next();
    expect(source.row(0)).toEqual({ id: 'u0' });
  });

  it('never reads beyond the end', async () => {
    const { remote, source } = sourceOf(12);
    source.want(0, 5);
    await remote.next();
    source.want(0, 60);
    await remote.next();
    expect(remote.asked).toHaveLength(2);
  });
});
