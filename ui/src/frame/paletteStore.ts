import { createSpotlight } from '@mantine/spotlight';

export const [store, palette] = createSpotlight();

/**
 * Marks the first entry as the one Enter opens. Spotlight does so when the query changes, but people are found a moment
 * later and come first; it keeps the mark in the DOM, so this has to as well.
 */
export function selectFirst() {
  const list = document.getElementById(store.getState().listId);
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}
