import { useLingui } from '@lingui/react/macro';
import type { Action, PreparedAction } from '@/api/bindings';
import { asError } from '@/api/ConsoleError';
import { run } from '@/api/read';
import { useSession } from '@/api/session';

/** Gives an action to the desk, which answers with exactly what will be sent; or throws why it would be refused. */
export function usePrepare() {
  const { t } = useLingui();
  const { connection } = useSession();
  return async (action: Action): Promise<PreparedAction> => {
    const made = await run('prepareAction', connection.id, action);
    const { refusal, faults } = made.plan;
    if (refusal === null && faults.length === 0) return made;
    void run('discardAction', connection.id, made.action_id).catch(() => {});
    const wrong = { code: 'invalid_fields' as const, status: 422, fields: faults };
    throw asError(refusal ?? { ...wrong, title: t`This can’t be sent as it stands. Nothing was changed.` });
  };
}
