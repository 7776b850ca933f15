import { useLingui } from '@lingui/react/macro';
import type { UserDetail } from '@/api/bindings';
import { useAllowed, useSession } from '@/api/session';
import { type ActionName, openAction } from '@/forms/actions';

/** Suspend, or for a suspended user the reverse; with the reason when it can't be done. */
export function useStatusAction(user: UserDetail | undefined) {
  const { t } = useLingui();
  const { offlineSince } = useSession();
  const action: ActionName = user?.status === 'suspended' ? 'reactivate' : 'suspend';
  const permission = action === 'suspend' ? 'user.suspend' : 'user.reactivate';
  const allowed = useAllowed(permission);
  const reason =
    user?.status === 'deleted'
      ? t`This user is deleted.`
      : !allowed
        ? t`This needs ${permission}.`
        : offlineSince !== null
          ? t`Changes need a connection.`
          : null;
  function open() {
    if (!user || reason !== null) return;
    openAction({ userId: user.user_id, name: user.name, email: user.profile.email }, action);
  }
  return { action, reason, open };
}
