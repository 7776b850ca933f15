import { getHotkeyHandler } from '@mantine/hooks';
import type { Keys } from './registry';

const symbol = /^[^\p{L}\p{N}]$/u;

function matches(hotkey: Keys, event: KeyboardEvent): boolean {
  let hit = false;
  const found = () => {
    hit = true;
  };
  getHotkeyHandler([[hotkey, found, { preventDefault: false }]])(event);
  return hit;
}

/** Whether an event is one step of a binding. A symbol matches with and without Shift: layouts differ in where it is. */
export function matchesStep(step: Keys, event: KeyboardEvent): boolean {
  if (matches(step, event)) return true;
  return symbol.test(step) && matches(`shift+${step}`, event);
}

/** Whether the keys end in a plain character, which types text in a field and can be switched off in Settings. */
export function isSingle(keys: Keys): boolean {
  return !/(mod|ctrl|alt|meta)\+/.test(keys);
}

/** A single printable character or a sequence of them: what "single-letter shortcuts" in Settings switches. */
export function isLetter(keys: Keys): boolean {
  return isSingle(keys) && keys.split(' ').every((step) => step.replace(/^shift\+/, '').length === 1);
}
