import { createContext, use } from 'react';
import type { Connection } from '@/api/bindings';

/** The console around the session: the connections it keeps, and the ways out of the session. */
export type Console = {
  connections: Connection[];
  /** Goes to another connection; null: to the screen for a new one. */
  open: (connection: string | null) => void;
  lock: () => void;
  signOut: () => void;
};

export const ConsoleContext = createContext<Console | null>(null);

export function useConsole(): Console {
  const console = use(ConsoleContext);
  if (!console) throw new Error('useConsole is used outside the gates');
  return console;
}
