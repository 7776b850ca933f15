import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { IconApi } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { UserRef } from '@/api/bindings';
import { read } from '@/api/read';
import { useSession } from '@/api/session';
import { useUser } from '@/api/user';
import { Card } from '@/components/Card';
import { Empty } from '@/components/states/Empty';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { UserLink } from '@/components/UserLink';
import classes from '../user.module.css';
import { Profile } from './Profile';

/** The API clients of the user's company, with the fields that every user has (USR-13). */
export function ApiUser({ userId }: { userId: string }) {
  const { t } = useLingui();
  const { connection } = useSession();
  const clients = useQuery(read(connection.id, 'users.api_clients.list', { path: { user_id: userId } }));
  if (clients.error) {
    return (
      <Failure
        error={clients.error}
        title={<Trans>The API clients could not be read</Trans>}
        onRetry={() => void clients.refetch()}
      />
    );
  }
  if (clients.data === undefined) return <Waiting />;
  if (clients.data.length === 0) {
    return (
      <Card title={t`API user`}>
        <Empty icon={IconApi} title={<Trans>No API client</Trans>}>
          <Trans>Nobody in this user’s company is in the group API.</Trans>
        </Empty>
      </Card>
    );
  }
  return clients.data.map((client) => <ApiClient key={client.user_id} client={client} />);
}

function ApiClient({ client }: { client: UserRef }) {
  const { t } = useLingui();
  const { data: user, error, refetch } = useUser(client.user_id);
  return (
    <section aria-label={t`API client ${client.name}`} className={classes.stack}>
      <h2 className={classes.client}>
        <UserLink userId={client.user_id} name={client.name} />
      </h2>
      {error && (
        <Failure
          error={error}
          title={<Trans>The API client could not be read</Trans>}
          onRetry={() => void refetch()}
        />
      )}
      {!error && (user ? <Profile user={user} /> : <Waiting />)}
    </section>
  );
}

function Waiting() {
  return (
    <Loading label={<Trans>Loading API clients</Trans>}>
      <Skeleton height={120} />
    </Loading>
  );
}
