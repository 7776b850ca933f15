import { useLingui } from '@lingui/react/macro';
import type { Plan, UserStatus } from '@/api/bindings';
import { useSession } from '@/api/session';
import type { AnyActionForm } from '../form';

/** Why nobody here can do it now, whatever the form says; null when that doesn't stand in the way. */
export function useBarred(): (
  form: Pick<AnyActionForm, 'permission' | 'forDeleted'>,
  status?: UserStatus,
) => string | null {
  const { t } = useLingui();
  const { me, offlineSince } = useSession();
  return ({ permission, forDeleted }, status) => {
    if (status === 'deleted' && !forDeleted) return t`This user is deleted.`;
    if (!me.permissions.includes(permission)) return t`This needs ${permission}.`;
    return offlineSince === null ? null : t`Changes need a connection.`;
  };
}

/**
 * Why the action can't be done now; null when it can, or when the form has to say more first. One that waits for what it
 * would do before it is done can be pressed before that is known.
 */
export function useOff(form: AnyActionForm, asked: boolean, plan: Plan | undefined): string | null {
  const { t } = useLingui();
  const barred = useBarred()(form);
  if (barred !== null || !asked) return barred;
  if (plan) return plan.refusal?.title ?? null;
  return form.light ? null : t`The effects are not known yet.`;
}
