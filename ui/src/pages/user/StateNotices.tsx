import { Trans } from '@lingui/react/macro';
import { IconBan, IconTrash } from '@tabler/icons-react';
import { ActionButton } from '@/actions/ActionButton';
import { targetOf } from '@/actions/target';
import type { UserDetail } from '@/api/bindings';
import { Notice } from '@/components/Notice';
import { isAhead } from '@/format/isAhead';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { Code } from '@/forms/Field';
import { useReasonLabel } from '@/forms/useReasonLabel';
import classes from './user.module.css';

/** Above every tab: deleted and until when it can be restored (USR-14), or suspended, by whom and why. */
export function StateNotices({ user }: { user: UserDetail }) {
  const { status, account } = user;
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
        {isAhead(restorable, now) && (
          <span className={classes.verbs}>
            <ActionButton target={targetOf(user)} operation="users.restore" size="xs" marked />
          </span>
        )}
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
