import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AdminSession } from '@/api/bindings';
import { ask, run } from '@/api/read';
import { useSession } from '@/api/session';
import { Badge } from '@/components/Badge';
import { Card } from '@/components/Card';
import { ReasonedButton } from '@/components/ReasonedButton';
import { RelativeTime } from '@/components/RelativeTime';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { failed, toast } from '@/components/toast';
import classes from './Settings.module.css';

/** Where this admin is signed in (CON-7). */
export function Sessions() {
  const { t } = useLingui();
  const { connection } = useSession();
  const sessions = useQuery(ask('listMySessions', connection.id));
  return (
    <Card title={<Trans>Your sessions</Trans>} meta={sessions.data?.length} flush>
      {sessions.isPending && (
        <Loading label={t`Loading your sessions`}>
          <div className={classes.session}>
            <div>
              <Skeleton height={8} width={160} my={6} />
              <Skeleton height={8} width={220} my={6} />
            </div>
          </div>
        </Loading>
      )}
      {sessions.isError && (
        <Failure
          error={sessions.error}
          title={<Trans>Your sessions could not be read</Trans>}
          onRetry={() => sessions.refetch()}
        />
      )}
      <ul className={classes.rows}>
        {sessions.data?.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function Session({ session }: { session: AdminSession }) {
  const { t } = useLingui();
  const { connection, offlineSince } = useSession();
  const client = useQueryClient();
  const program = session.client?.replace('/', ' ') ?? t`Unknown program`;
  const name = session.current ? t`This computer, ${program}` : program;
  const revoke = useMutation({
    mutationFn: () => run('revokeMySession', connection.id, session.id),
    onSuccess: () => {
      toast({ tone: 'good', title: t`1 session ended`, text: name });
      return client.invalidateQueries({ queryKey: ['listMySessions'] });
    },
    onError: (error) => failed(t`The session was not ended`, error),
  });
  return (
    <li className={classes.session}>
      <div>
        <div dir="auto">{name}</div>
        <div className={classes.meta}>
          {session.ip && <span className="st-mono">{session.ip}</span>}
          <span>
            <Trans>
              Last used <RelativeTime at={session.last_used_at} />
            </Trans>
          </span>
        </div>
      </div>
      {session.current ? (
        <Badge tone="info">
          <Trans>This session</Trans>
        </Badge>
      ) : (
        <ReasonedButton
          size="xs"
          reason={offlineSince === null ? null : t`This needs a connection.`}
          loading={revoke.isPending}
          onClick={() => revoke.mutate()}
          aria-label={t`Revoke ${name}`}
        >
          <Trans>Revoke</Trans>
        </ReasonedButton>
      )}
    </li>
  );
}
