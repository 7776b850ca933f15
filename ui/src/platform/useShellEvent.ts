import { useEffect, useEffectEvent } from 'react';

/** One of `events` of the generated bindings. */
type ShellEvent<T> = { listen: (heard: (event: { payload: T }) => void) => Promise<() => void> };

/** Hears an event of the shell while the component is mounted: `useShellEvent(events.deepLink, ({ value }) => …)`. */
export function useShellEvent<T>(event: ShellEvent<T>, heard: (payload: T) => void) {
  const onHeard = useEffectEvent(heard);
  useEffect(() => {
    const ended = event.listen(({ payload }) => onHeard(payload));
    return () => {
      void ended.then((end) => end());
    };
  }, [event]);
}
