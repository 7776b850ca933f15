import { Trans, useLingui } from '@lingui/react/macro';
import { IconBan, IconTrash, IconUserCheck, IconUserQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ActionButton } from '@/actions/ActionButton';
import { targetOf } from '@/actions/target';
import { titleOf } from '@/actions/titleOf';
import { useRefreshUsers } from '@/api/actions';
import { useRequestsAbout } from '@/api/approvals';
import type { UserDetail } from '@/api/bindings';
import { useErasure } from '@/api/erasure';
import { useSession } from '@/api/session';
import { Notice } from '@/components/Notice';
import { isAhead } from '@/format/isAhead';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { Code } from '@/forms/Field';
import { useReasonLabel } from '@/forms/useReasonLabel';
import classes from './user.module.css';
import { holds } from './words';

/** What another admin is to decide about the user (REA-1). */
export function RequestNotices({ userId }: { userId: string }) {
  const { i18n } = useLingui();
  const { dateTime } = useFormat();
  return useRequestsAbout(userId).map(({ approval_id: id, action, requested_by: by, lapses_at: until }) => (
    <Notice key={id} icon={IconUserCheck} role="note">
      <Trans>
        <bdi>{by.name}</bdi> asked for “{i18n._(titleOf(action.operation))}”. Another admin decides until{' '}
        {dateTime(until)}.
      </Trans>{' '}
      <Link to="/approvals" search={{ open: id }}>
        <Trans>Open the request</Trans>
      </Link>
    </Notice>
  ));
}

/** How far a deletion for good is that has begun, and what it waits for (DEL-3). */
function Waits({ userId }: { userId: string }) {
  const { t, i18n } = useLingui();
  const { number } = useFormat();
  const refresh = useRefreshUsers();
  const { data: erasure } = useErasure(userId);
  const isOver = erasure?.steps.some(({ step }) => step === 'remove') === true;
  // Then this page is nobody's any more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it becomes so
  useEffect(() => {
    if (isOver) refresh();
  }, [isOver]);
  if (!erasure) return null;
  const held = erasure.held.map(({ hold, count }) => `${i18n._(holds[hold])} (${number(count)})`);
  return held.length > 0 ? (
    <Trans>The deletion for good waits until this is settled: {held.join(', ')}.</Trans>
  ) : (
    t`It is being deleted for good.`
  );
}

/** Above every tab: to be approved (APR-1), deleted and until when it can be restored (USR-14), or suspended, by whom and why. */
export function StateNotices({ user }: { user: UserDetail }) {
  const { status, account } = user;
  const approves = useSession().meta.modules.includes('approvals');
  const now = useNow();
  const { dateTime } = useFormat();
  const labelOf = useReasonLabel();
  const { suspension, deleted_at: deleted, restorable_until: restorable } = account;
  if (status === 'deleted') {
    return (
      <Notice icon={IconTrash} role="note" warns>
        {deleted && <Trans>Deleted {dateTime(deleted)}.</Trans>}{' '}
        {restorable && isAhead(restorable, now) ? (
          <Trans>Restorable until {dateTime(restorable)}; after that the deletion is final.</Trans>
        ) : (
          <Trans>This user can no longer be restored.</Trans>
        )}
        <Waits userId={user.user_id} />
        <span className={classes.verbs}>
          {isAhead(restorable, now) && (
            <ActionButton target={targetOf(user)} operation="users.restore" size="xs" marked />
          )}
          <ActionButton target={targetOf(user)} operation="users.hard_delete" size="xs" marked />
        </span>
      </Notice>
    );
  }
  if (status === 'pending_verification' && approves) {
    return (
      <Notice icon={IconUserQuestion} role="note">
        <Trans>This account waits until somebody has looked at it.</Trans>
        <span className={classes.verbs}>
          <ActionButton target={targetOf(user)} operation="users.approve" size="xs" marked />
          <ActionButton target={targetOf(user)} operation="users.reject" size="xs" marked />
        </span>
      </Notice>
    );
  }
  if (status !== 'suspended' || !suspension) return null;
  const { reason, by, since, until, justification } = suspension;
  return (
    <Notice icon={IconBan} role="note" warns>
      <Code>{reason}</Code> {labelOf(reason)}.{' '}
      {by ? (
        <Trans>
          Suspended {dateTime(since)} by <bdi>{by.name}</bdi>.
        </Trans>
      ) : (
        <Trans>Suspended {dateTime(since)}.</Trans>
      )}{' '}
      {until ? <Trans>Until {dateTime(until)}.</Trans> : <Trans>Indefinite.</Trans>}
      <br />
      <bdi>{justification}</bdi>
    </Notice>
  );
}
