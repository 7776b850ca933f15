import { createSignal, useSignal } from '@/signal';

/** A flow that changes one user. It is opened from the list, the peek, the user's page and the palette alike. */
export type ActionName = 'suspend' | 'reactivate';

export type ActionTarget = { user_id: string; name: string; email: string | null };

export type OpenedAction = { target: ActionTarget; action: ActionName };

const opened = createSignal<OpenedAction | null>(null);

/** Opens the flow over the page. It asks, shows and confirms; nothing happens by opening it. */
export function openAction(target: ActionTarget, action: ActionName) {
  opened.set({ target, action });
}

export function closeAction() {
  opened.set(null);
}

/** The flow that is open, for the one component that draws it. */
export function useOpenedAction(): OpenedAction | null {
  return useSignal(opened);
}
