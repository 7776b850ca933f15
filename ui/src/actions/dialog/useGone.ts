import { useEffect, useRef } from 'react';

/** Whether the component is no more, for what goes on after something was waited for. */
export function useGone(): () => boolean {
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  return () => gone.current;
}
