import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Crash } from './Crash';

/** A route that threw: the page inside its frame, or the frame itself. */
export function RouteCrash({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  function retry() {
    void router.invalidate();
    reset();
  }
  return <Crash error={error} onRetry={retry} />;
}
