import { useLingui } from '@lingui/react/macro';
import { useChange, useRefreshUsers } from '@/api/actions';
import type { Action, Done, PreparedAction } from '@/api/bindings';
import { isConsoleError } from '@/api/ConsoleError';
import { failed } from '@/components/toast';
import type { AnyActionForm } from './form';
import { formOf } from './index';
import { openAction } from './open';
import type { Target } from './target';

type Tell = (form: AnyActionForm, target: Target, done: Done) => void;

/** Takes an action back by the one that the platform names. One that needs a code is put before the admin instead. */
export function useUndo(tell: Tell) {
  const { t } = useLingui();
  const { prepare, confirm, discard } = useChange();
  const refresh = useRefreshUsers();

  /** A lost answer says neither: whoever draws the open actions follows it. */
  async function send(made: PreparedAction): Promise<Done | null> {
    try {
      return await confirm(made, null);
    } catch (error) {
      if (isConsoleError(error, 'outcome_unknown')) return null;
      discard(made);
      throw error;
    }
  }

  return async (target: Target, back: Action) => {
    const form = formOf(back.operation);
    if (!form) return;
    try {
      const made = await prepare(back);
      if (made.needs_code) return openAction(target, back.operation, made);
      const done = await send(made);
      if (done) tell(form, target, done);
    } catch (error) {
      failed(t`This was not undone`, error);
    }
    refresh();
  };
}
