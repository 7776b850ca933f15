import type { PreparedAction } from '@/api/bindings';
import { createSignal, useSignal } from '@/signal';
import type { Operation } from './form';
import { formOf } from './index';
import type { Target } from './target';

export type OpenedAction = {
  target: Target;
  operation: Operation;
  /** Prepared already, so that nothing is left to fill in: an undo that needs a code. */
  prepared: PreparedAction | null;
};

const opened = createSignal<OpenedAction | null>(null);

/** What is being filled in on a user's page. */
const inPlace = createSignal<Omit<OpenedAction, 'prepared'> | null>(null);

/** Opens the dialog over the page, or the form on it. It asks, shows and confirms; nothing happens by opening it. */
export function openAction(target: Target, operation: Operation, prepared: PreparedAction | null = null) {
  if (formOf(operation)?.inPlace && prepared === null) inPlace.set({ target, operation });
  else opened.set({ target, operation, prepared });
}

/** Ends what is being filled in on a page: it was sent, or given up. */
export function closeInPlace() {
  inPlace.set(null);
}

export function useInPlace() {
  return useSignal(inPlace);
}

/** Closes what is open; given one, only that: another may have been opened meanwhile. */
export function closeAction(which = opened.get()) {
  if (opened.get() === which) opened.set(null);
}

/** The action that is open, for the one component that draws it. */
export function useOpenedAction(): OpenedAction | null {
  return useSignal(opened);
}
