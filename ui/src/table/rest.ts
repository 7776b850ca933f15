import type { Span } from './scale';

/** Rows within which places are near to each other: scrolling comes by all that is between them. */
const near = 200;
/** How long the way must end at a far place before its rows are read, ms. A single jump does not wait. */
const restMs = 80;

/**
 * Wants the rows of places that are seen, not of those that fly by while a scrollbar is dragged: nobody reads them, and
 * what a platform shows of people in an hour is counted.
 */
export function createRest(want: (span: Span) => void) {
  let wanted: Span | null = null;
  let waiting: Span | null = null;
  let moving: ReturnType<typeof setTimeout> | undefined;

  function take(span: Span) {
    wanted = span;
    waiting = null;
    want(span);
  }

  function rest() {
    moving = undefined;
    if (waiting) take(waiting);
  }

  return {
    show(span: Span) {
      if (wanted === null || Math.abs(span.first - wanted.first) <= near) return take(span);
      if (moving === undefined) take(span);
      else waiting = span;
      clearTimeout(moving);
      moving = setTimeout(rest, restMs);
    },
    stop: () => clearTimeout(moving),
  };
}
