import type { Column, UserSelector } from '@/api/bindings';
import { createSignal, useSignal } from '@/signal';

/** Whose export is being prepared: a query, or single users chosen by hand. */
export type ExportScope = {
  selector: UserSelector;
  sort: string | null;
  /** Set for a selection by hand; the selector is that of the list it was made in. */
  user_ids: string[] | null;
  /** How many users that was when the flow was opened. */
  count: number;
  /** In words, for the head of the flow: "All users, Status Active". */
  label: string;
  /** The columns shown in the list, to start from. */
  columns: Column[];
};

const scope = createSignal<ExportScope | null>(null);

/** Says what is to be exported, before going to `/exports/new`; null: nothing any more. */
export function setExportScope(next: ExportScope | null) {
  scope.set(next);
}

/** Null after a reload: the flow then asks to start from a list. */
export function useExportScope(): ExportScope | null {
  return useSignal(scope);
}
