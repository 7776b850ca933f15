import { useEffect } from 'react';
import { run } from '@/api/read';

const every = 15_000;

/** Tells the desk that somebody is there, so that it does not lock: at most every 15 s. */
export function useActivity(signedIn: boolean) {
  useEffect(() => {
    if (!signedIn) return;
    let told = 0;
    const tell = (event: Event) => {
      if (event.timeStamp - told < every && told > 0) return;
      told = event.timeStamp;
      // The desk locks on its own when this fails; there is nothing to say to the person.
      run('reportActivity').catch(() => undefined);
    };
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, tell, { passive: true, capture: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, tell, { capture: true });
    };
  }, [signedIn]);
}
