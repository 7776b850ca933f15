import { isLetter, isSingle, matchesStep } from './match';
import { isTaken } from './owner';
import type { KeyBinding, Keys } from './registry';

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/** Decides which binding an event runs. Remembers the first key of a sequence (`G` of `G O`) until the next key. */
export function createDispatch() {
  let first: Keys | null = null;

  function hits(keys: Keys, event: KeyboardEvent): boolean {
    const [start = '', then] = keys.split(' ');
    if (then === undefined) return first === null && matchesStep(start, event);
    return first === start && matchesStep(then, event);
  }

  return (event: KeyboardEvent, bindings: KeyBinding[], letters: boolean): KeyBinding | null => {
    if (
      event.defaultPrevented ||
      event.isComposing ||
      ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)
    )
      return null;
    const taken = isTaken(event);
    const dialog = isDialogOpen();
    const reachable = (keys: Keys) => (letters || !isLetter(keys)) && (!taken || !isSingle(keys));
    const open = bindings.filter(
      (binding) => (binding.inDialog || !dialog) && (binding.when?.(event) ?? true),
    );
    const hit = open.find((binding) => binding.keys.some((keys) => reachable(keys) && hits(keys, event)));
    const starts = open
      .flatMap((binding) => binding.keys)
      .filter((keys) => keys.includes(' ') && reachable(keys));
    const begun =
      first === null ? starts.find((keys) => matchesStep(keys.split(' ')[0] ?? '', event)) : undefined;
    first = hit ? null : (begun?.split(' ')[0] ?? null);
    return hit ?? null;
  };
}
