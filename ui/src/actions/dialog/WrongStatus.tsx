import { Trans } from '@lingui/react/macro';
import { IconBan } from '@tabler/icons-react';
import { isConsoleError } from '@/api/ConsoleError';
import { useUser } from '@/api/user';
import { Notice } from '@/components/Notice';
import { RelativeTime } from '@/components/RelativeTime';

/** When the status was not what the form was made for: who changed it, and when, read anew. */
export function WrongStatus({ error, userId }: { error: unknown; userId: string }) {
  return isConsoleError(error, 'wrong_status') ? <SuspendedBy userId={userId} /> : null;
}

function SuspendedBy({ userId }: { userId: string }) {
  const suspension = useUser(userId).data?.account.suspension;
  if (!suspension) return null;
  const by = suspension.by?.name;
  return (
    <Notice icon={IconBan}>
      {by ? (
        <Trans>
          Suspended by <bdi>{by}</bdi>, <RelativeTime at={suspension.since} />.
        </Trans>
      ) : (
        <Trans>
          Suspended <RelativeTime at={suspension.since} />.
        </Trans>
      )}
    </Notice>
  );
}
