import { Trans, useLingui } from '@lingui/react/macro';
import { titleOf } from '@/actions/titleOf';
import { useApproval } from '@/api/approvals';
import type { Approval } from '@/api/bindings';
import { asError } from '@/api/ConsoleError';
import { CopyId } from '@/components/CopyId';
import { Reading } from '@/components/inbox/Reading';
import { Detail } from '@/components/inbox/Split';
import { UserLink } from '@/components/UserLink';
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
    return (
      <Reading
        error={error}
        failed={t`The request could not be read`}
        loading={<Trans>Loading the request</Trans>}
        lines={[40, 220]}
        onRetry={() => void refetch()}
      />
    );
  }
  const { approval, refusal } = data;
  return (
    <Detail label={t`Request`} title={<Title approval={approval} />} below={<Asked approval={approval} />}>
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
    </Detail>
  );
}

function Title({ approval }: { approval: Approval }) {
  const { t, i18n } = useLingui();
  const { action, user_id: userId, user_name: name, state } = approval;
  return (
    <>
      <h2>
        {i18n._(titleOf(action.operation))}: <UserLink userId={userId} name={name} />
      </h2>
      <StateBadge state={state} />
      <span data-end>
        <Trans>Request</Trans> <CopyId value={approval.digest} label={t`Copy digest`} />
      </span>
    </>
  );
}

/** Who asked, when, and how long it waits. */
function Asked({ approval }: { approval: Approval }) {
  const { dateTime } = useFormat();
  const { requested_by: by, requested_at: at, state } = approval;
  return (
    <p>
      <Trans>
        <b>
          <bdi>{by.name}</bdi>
        </b>{' '}
        asked on {dateTime(at)}.
      </Trans>{' '}
      {state === 'pending' && <Trans>Lapses on {dateTime(approval.lapses_at)}.</Trans>}
    </p>
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
