import { useFormat } from './useFormat';
import { useNow } from './useNow';

/** The zone of the times on the screen, for the head of a column: `CET`. */
export function useZone(): string {
  return useFormat().zoneName(useNow());
}
