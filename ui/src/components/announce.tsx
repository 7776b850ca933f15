import { VisuallyHidden } from '@mantine/core';
import { useSyncExternalStore } from 'react';

let said = '';
let turn = 0;
const listeners = new Set<() => void>();

/** Says something through the one polite live region: counts, sort, selection, copied. */
export function announce(text: string) {
  turn += 1;
  // The same words twice are two messages: without a difference screen readers stay silent.
  said = text + (turn % 2 ? '' : '\u00a0');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function LiveRegion() {
  const text = useSyncExternalStore(subscribe, () => said);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {text}
    </VisuallyHidden>
  );
}
