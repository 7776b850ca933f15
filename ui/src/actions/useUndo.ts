import { useLingui } from '@lingui/react/macro';
import { useRefreshUsers } from '@/api/actions';
import type { Action, Done } from '@/api/bindings';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { failed } from '@/components/toast';
import { usePrepare } from './dialog/usePrepare';
import type { AnyActionForm } from './form';
import { formOf } from './index';
import { openAction } from './open';
import type { Target } from './target';

type Tell = (form: AnyActionForm, target: Target, done: Done) => void;

/** Takes an action back by the one that the platform names. One that needs a code is put before the admin instead. */
export function useUndo(tell: Tell) {
  const { t } = useLingui();
  const { connection } = useSession();
  const prepare = usePrepare();
  const refresh = useRefreshUsers();

  return async (target: Target, back: Action) => {
    const form = formOf(back.operation);
    if (!form) return;
    try {
      const made = await prepare(back);
      if (made.needs_code) return openAction(target, back.operation, made);
      tell(form, target, await run('confirmAction', connection.id, made.action_id, null));
    } catch (error) {
      failed(t`This was not undone`, error);
    }
    refresh();
  };
}
