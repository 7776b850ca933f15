import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRest } from './rest';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const wanted: number[] = [];
  const { show, stop } = createRest(({ first }) => wanted.push(first));
  return { wanted, stop, show: (first: number) => show({ first, last: first + 30 }) };
}

describe('what is wanted of a long list', () => {
  it('is everything that is scrolled by', () => {
    const { wanted, show } = start();
    for (const first of [0, 40, 80, 120, 100]) show(first);
    expect(wanted).toEqual([0, 40, 80, 120, 100]);
  });

  it('is where a jump goes, at once', () => {
    const { wanted, show } = start();
    show(0);
    show(900_000);
    expect(wanted).toEqual([0, 900_000]);
  });

  it('is not what flies by while the scrollbar is dragged, but where it rests', () => {
    const { wanted, show } = start();
    show(0);
    for (let first = 5000; first <= 900_000; first += 5000) {
      vi.advanceTimersByTime(16);
      show(first);
    }
    vi.advanceTimersByTime(79);
    expect(wanted).toEqual([0, 5000]);
    vi.advanceTimersByTime(1);
    expect(wanted).toEqual([0, 5000, 900_000]);
    show(900_020);
    expect(wanted).toEqual([0, 5000, 900_000, 900_020]);
  });

  it('is nothing more once the list is left', () => {
    const { wanted, show, stop } = start();
    for (const first of [0, 5000, 90_000]) show(first);
    stop();
    vi.advanceTimersByTime(1000);
    expect(wanted).toEqual([0, 5000]);
  });
});
