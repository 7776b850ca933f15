/** What was typed into a field, and what the record said when somebody began to. */
export type Edited = { base: string | null; text: string };

export type Change =
  /** Nothing was typed: whatever the record says now is what stays. */
  | 'untouched'
  | 'changed'
  /** Somebody else changed it meanwhile, to something else: one of the two has to be chosen (EDT-7). */
  | 'conflict';

/** What became of a field, with what the record says now. */
export function changeOf({ base, text }: Edited, now: string | null): Change {
  const typed = sent(text);
  if (typed === base || typed === now) return 'untouched';
  return base === now ? 'changed' : 'conflict';
}

/**
 * What stands in the field: others' changes are taken over where nothing was typed. A space at the end stays, since another
 * word may follow it.
 */
export function shownOf(edited: Edited, now: string | null): string {
  const overtaken = changeOf(edited, now) === 'untouched' && sent(edited.text) !== now;
  return overtaken ? (now ?? '') : edited.text;
}

/** A field that is emptied has nothing in it. */
export function sent(text: string): string | null {
  return text.trim() || null;
}
