import { Trans } from '@lingui/react/macro';
import { IconBan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { isConsoleError } from '@/api/ConsoleError';
import { read } from '@/api/read';
import { useSession } from '@/api/session';
import { Notice } from '@/components/Notice';
import { RelativeTime } from '@/components/RelativeTime';

/** When the status was not what the form was made for: who changed it, and when, read anew. */
export function WrongStatus({ error, userId }: { error: unknown; userId: string }) {
  const { connection } = useSession();
  const wrong = isConsoleError(error, 'wrong_status');
  const user = useQuery({ ...read('getUser', connection.id, userId), enabled: wrong });
  const suspension = user.data?.account.suspension;
  if (!wrong || !suspension) return null;
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
