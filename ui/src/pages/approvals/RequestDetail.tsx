import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { titleOf } from '@/actions/titleOf';
import { useApproval } from '@/api/approvals';
import type { Approval } from '@/api/bindings';
import { asError } from '@/api/ConsoleError';
import { CopyId } from '@/components/CopyId';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { useFormat } from '@/format/useFormat';
import { Refusal } from '@/forms/Refusal';
import classes from './approvals.module.css';
import { Compared } from './Compared';
import { Decision } from './Decision';
import { StateBadge } from './StateBadge';

/** One request: who asked for what, and why; what was foreseen then beside what would happen now. */
export function RequestDetail({ approvalId }: { approvalId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useApproval(approvalId);
  if (data === undefined) {
    return error ? (
      <Failure error={error} title={t`The request could not be read`} onRetry={() => void refetch()} />
    ) : (
      <Loading label={<Trans>Loading the request</Trans>}>
        <div className={classes.skeleton}>
          <Skeleton height={40} />
          <Skeleton height={220} />
        </div>
      </Loading>
    );
  }
  const { approval, refusal } = data;
  return (
    <section className={classes.detail} aria-label={t`Request`}>
      <Head approval={approval} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key */}
      <div className={classes.body} tabIndex={0} role="region" aria-label={t`What was asked for`}>
        <div className={classes.why}>
          <h3>{t`Why`}</h3>
          <p dir="auto">{approval.reason ?? t`No reason was given.`}</p>
        </div>
        <Ending approval={approval} />
        {approval.may_decide && refusal && <Refusal error={asError(refusal)} />}
        <Compared detail={data} />
      </div>
      {approval.state === 'pending' && <Decision approval={approval} refusal={refusal} />}
    </section>
  );
}

function Head({ approval }: { approval: Approval }) {
  const { t, i18n } = useLingui();
  const { dateTime } = useFormat();
  const { action, user_id: userId, user_name: name, requested_by: by, requested_at: at, state } = approval;
  return (
    <header className={classes.detailHead}>
      <div className={classes.title}>
        <h2>
          {i18n._(titleOf(action.operation))}:{' '}
          <Link to="/users/$userId" params={{ userId }}>
            <bdi>{name}</bdi>
          </Link>
        </h2>
        <StateBadge state={state} />
        <span data-end>
          <Trans>Request</Trans> <CopyId value={approval.digest} label={t`Copy digest`} />
        </span>
      </div>
      <p>
        <Trans>
          <b>
            <bdi>{by.name}</bdi>
          </b>{' '}
          asked on {dateTime(at)}.
        </Trans>{' '}
        {state === 'pending' && <Trans>Lapses on {dateTime(approval.lapses_at)}.</Trans>}
      </p>
    </header>
  );
}

/** What became of it, through whom and why. */
function Ending({ approval: { state, decided_by: by, decided_at: at, decision } }: { approval: Approval }) {
  const { dateTime } = useFormat();
  if (state === 'pending' || at === null) return null;
  if (by === null) {
    return (
      <p>
        <Trans>Nobody decided it until {dateTime(at)}. Nothing was done.</Trans>
      </p>
    );
  }
  return (
    <div className={classes.why}>
      <h3>
        {state === 'approved' ? (
          <Trans>
            <bdi>{by.name}</bdi> approved it on {dateTime(at)}
          </Trans>
        ) : (
          <Trans>
            <bdi>{by.name}</bdi> rejected it on {dateTime(at)}. Nothing was done.
          </Trans>
        )}
      </h3>
      {decision && <p dir="auto">{decision}</p>}
    </div>
  );
}
