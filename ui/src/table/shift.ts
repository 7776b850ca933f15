/**
 * How far rows moved down between two readings of a list: what most of those in both did, since single rows move for
 * reasons of their own. `before` gives ids with their places, `after` the place of an id. Null when no row is in both.
 */
export function shiftOf(
  before: Iterable<readonly [place: number, id: string]>,
  after: (id: string) => number | undefined,
): number | null {
  const votes = new Map<number, number>();
  for (const [place, id] of before) {
    const now = after(id);
    if (now !== undefined) votes.set(now - place, (votes.get(now - place) ?? 0) + 1);
  }
  const [most] = [...votes].toSorted(([, a], [, b]) => b - a);
  return most ? most[0] : null;
}
