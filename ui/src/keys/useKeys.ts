import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type KeyBinding, type Layer, register, registry } from './registry';

/**
 * Adds key bindings while the component is mounted. The same list feeds the listener, the hints in the status bar,
 * the sheet of all keys and the palette.
 */
export function useKeys(bindings: KeyBinding[], layer: Layer = 'page') {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(
    () =>
      register(
        () =>
          latest.current.map((binding, at) => ({
            ...binding,
            run: (event) => latest.current[at]?.run(event),
          })),
        layer,
      ),
    [layer],
  );
  // `run` may change with every render and is read when a key is pressed; only what is shown needs publishing.
  const shown = JSON.stringify(
    bindings.map(({ run: _run, when: _when, icon: _icon, ...visible }) => visible),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` says when to publish
  useEffect(() => registry.publish(), [shown]);
}

export function useAllKeys(): KeyBinding[] {
  return useSyncExternalStore(registry.subscribe, registry.all);
}
