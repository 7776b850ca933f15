import { Trans } from '@lingui/react/macro';
import { IconBan, IconTrash } from '@tabler/icons-react';
import type { UserDetail } from '@/api/bindings';
import { useFormat } from '@/format/useFormat';
import { Code } from '@/forms/Field';
import { useReasonLabel } from '@/forms/useReasonLabel';
import classes from './user.module.css';

/** Above every tab: deleted and until when it can be restored (USR-14), or suspended, by whom and why. */
export function StateNotices({ user: { status, account } }: { user: UserDetail }) {
  const { dateTime } = useFormat();
  const labelOf = useReasonLabel();
  const { suspension, deleted_at: deleted, restorable_until: restorable } = account;
  if (status === 'deleted') {
    return (
      <div className={classes.notice} role="note">
        <IconTrash size={14} stroke={1.6} aria-hidden />
        <span>
          {deleted && <Trans>Deleted {dateTime(deleted)}.</Trans>}{' '}
          {restorable ? (
            <Trans>Restorable until {dateTime(restorable)}.</Trans>
          ) : (
            <Trans>This user cannot be restored.</Trans>
          )}
        </span>
      </div>
    );
  }
  if (status !== 'suspended' || !suspension) return null;
  const { reason, by, since, until, justification } = suspension;
  return (
    <div className={classes.notice} role="note">
      <IconBan size={14} stroke={1.6} aria-hidden />
      <span>
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
      </span>
    </div>
  );
}
