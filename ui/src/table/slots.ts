/** The row that each of the grid's row elements shows; null: none now. */
export type Slots = readonly (number | null)[];

/**
 * Gives every drawn row an element. A row keeps the one it has for as long as it is drawn (and the keyboard with it);
 * one that comes into sight takes over what another has left, so that scrolling makes no elements.
 */
export function assignSlots(slots: Slots, drawn: readonly number[]): Slots {
  const homeless = new Set(drawn);
  const assigned = slots.map((index) => (index !== null && homeless.delete(index) ? index : null));
  for (const index of homeless) {
    const free = assigned.indexOf(null);
    if (free === -1) assigned.push(index);
    else assigned[free] = index;
  }
  return assigned;
}
