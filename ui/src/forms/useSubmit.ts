import { useState } from 'react';

/**
 * Runs a form's command: busy while it runs, the error when it failed, both kept here and nowhere else. Passwords and
 * codes pass through it, which is why it isn't a mutation: those keep their variables.
 */
export function useSubmit() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  /** Resolves to whether it went well. */
  async function submit(work: () => Promise<void>): Promise<boolean> {
    setBusy(true);
    setError(null);
    try {
      await work();
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, error, submit, clear: () => setError(null) };
}
