import { useLingui } from '@lingui/react/macro';
import { IconBan, IconRotateClockwise } from '@tabler/icons-react';
import type { UserStatus } from '@/api/bindings';
import { useAllowed, useSession } from '@/api/session';
import { shortened } from '@/components/CopyId';
import { useKeys } from '@/keys/useKeys';
import { type ActionName, type ActionTarget, openAction } from './actions';

export type ActionSubject = ActionTarget & { status: UserStatus };

/** Suspend, or for a suspended user the reverse; with the reason when it can't be done. */
export function useStatusAction(subject: ActionSubject | null) {
  const { t } = useLingui();
  const { offlineSince } = useSession();
  const action: ActionName = subject?.status === 'suspended' ? 'reactivate' : 'suspend';
  const permission = action === 'suspend' ? 'user.suspend' : 'user.reactivate';
  const allowed = useAllowed(permission);
  const reason =
    subject?.status === 'deleted'
      ? t`This user is deleted.`
      : !allowed
        ? t`This needs ${permission}.`
        : offlineSince !== null
          ? t`Changes need a connection.`
          : null;
  function open() {
    if (!subject || reason !== null) return;
    const { user_id, name, email } = subject;
    openAction({ user_id, name, email }, action);
  }
  return {
    action,
    label: action === 'suspend' ? t`Suspend…` : t`Reactivate…`,
    icon: action === 'suspend' ? IconBan : IconRotateClockwise,
    reason,
    open,
  };
}

/** Offers it in the palette, for the user that the page is about. */
export function useOfferedAction(subject: ActionSubject | null) {
  const { t } = useLingui();
  const { label, icon, reason, open } = useStatusAction(subject);
  const offered = subject !== null && reason === null;
  useKeys(
    offered
      ? [
          {
            keys: [],
            label,
            icon,
            group: t`Actions on ${whom(subject)}`,
            inPalette: true,
            grave: true,
            run: open,
          },
        ]
      : [],
  );
}

/** Two users may have one name: the address tells them apart, or the end of the id. */
function whom({ name, email, user_id }: ActionTarget): string {
  return `${name}, ${email ?? shortened(user_id)}`;
}
