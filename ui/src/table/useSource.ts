import { useEffect, useState, useSyncExternalStore } from 'react';
import type { PageAnswer, RowSource } from './rowSource';

/** How long the rows of the last query stay while the next one is answered, ms. Then skeletons take their place. */
const patienceMs = 200;

/**
 * The source to draw: the wanted one as soon as it has anything to say, else for a moment the one before, so that a
 * quick answer replaces rows by rows and nothing flickers.
 */
export function useShownSource<Row, Answer extends PageAnswer<Row>>(wanted: RowSource<Row, Answer>) {
  const [shown, setShown] = useState(wanted);
  useEffect(() => {
    if (wanted === shown) return;
    const show = () => setShown(wanted);
    const showWhenAnswered = () => {
      const { answer, failures } = wanted.state();
      if (answer !== null || failures.size > 0) show();
    };
    const timer = setTimeout(show, patienceMs);
    const stop = wanted.subscribe(showWhenAnswered);
    showWhenAnswered();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [wanted, shown]);
  return shown;
}

/** One row; draws anew only when that row is read, not with every page. */
export function useRow<Row, Answer extends PageAnswer<Row>>(source: RowSource<Row, Answer>, index: number) {
  return useSyncExternalStore(source.subscribe, () => source.row(index));
}
