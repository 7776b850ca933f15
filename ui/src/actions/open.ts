import type { PreparedAction } from '@/api/bindings';
import { createSignal, useSignal } from '@/signal';
import type { Operation } from './form';
import type { Target } from './target';

export type OpenedAction = {
  target: Target;
  operation: Operation;
  /** Prepared already, so that nothing is left to fill in: an undo that needs a code. */
  prepared: PreparedAction | null;
};

const opened = createSignal<OpenedAction | null>(null);

/** Opens the dialog over the page. It asks, shows and confirms; nothing happens by opening it. */
export function openAction(target: Target, operation: Operation, prepared: PreparedAction | null = null) {
  opened.set({ target, operation, prepared });
}

/** Closes what is open; given one, only that: another may have been opened meanwhile. */
export function closeAction(which = opened.get()) {
  if (opened.get() === which) opened.set(null);
}

/** The action that is open, for the one component that draws it. */
export function useOpenedAction(): OpenedAction | null {
  return useSignal(opened);
}
