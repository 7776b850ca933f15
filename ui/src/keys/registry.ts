import type { Icon } from '@tabler/icons-react';

/** One key or chord (`mod+K`, `shift+S`, `/`), or two keys after another (`G O`). Ctrl reads as Cmd on macOS. */
export type Keys = string;

export type KeyBinding = {
  /** The first is shown in hints, all of them work. */
  keys: Keys[];
  label: string;
  /** Heading in the sheet of all keys and in the palette. */
  group: string;
  /** In the palette. */
  icon?: Icon;
  run: (event: KeyboardEvent) => void;
  /** Whether it means this event. Always, when absent. */
  when?: (event: KeyboardEvent) => boolean;
  /** Shown in the status bar: as itself, or as the several bindings that it stands for there. */
  hint?: true | { keys: Keys[]; label: string };
  /** Offered in the command palette. It must navigate or open something, never change anything by itself. */
  inPalette?: boolean;
  /** Begins something grave: the palette never has it ready for Enter before anything was typed. */
  grave?: boolean;
  /** Works while a dialog is open. */
  inDialog?: boolean;
};

/** The page knows better than the frame around it: its bindings come first, whichever was mounted earlier. */
export type Layer = 'page' | 'frame';

type Listener = () => void;

const sources: Record<Layer, Map<symbol, () => KeyBinding[]>> = { page: new Map(), frame: new Map() };
const listeners = new Set<Listener>();
let all: KeyBinding[] = [];

function publish() {
  // Within a layer the later one comes first: what was opened last is what the keys are meant for.
  all = [sources.page, sources.frame].flatMap((layer) =>
    [...layer.values()].reverse().flatMap((source) => source()),
  );
  for (const listener of listeners) listener();
}

/** Adds bindings until the returned function is called. `source` is asked again whenever anything is published. */
export function register(source: () => KeyBinding[], layer: Layer): () => void {
  const id = Symbol('keys');
  sources[layer].set(id, source);
  publish();
  return () => {
    sources[layer].delete(id);
    publish();
  };
}

export const registry = {
  all: () => all,
  publish,
  subscribe(listener: Listener) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
