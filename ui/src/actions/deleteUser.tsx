import { msg, plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { IconTrash } from '@tabler/icons-react';
import { changes, ends } from './effects/changes';
import type { Rewording } from './effects/words';
import { acknowledge } from './fields/acknowledge';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Deletes a user softly: why, and that what is kept was read (DEL-1, DEL-2). */
export const deleteUser: ActionForm<'users.delete'> = {
  title: msg`Delete user`,
  verb: msg`Delete…`,
  counted: msg`Delete 1 user`,
  icon: IconTrash,
  tone: 'grave',
  permission: 'user.delete',
  offeredWhen: ({ status }) => status !== 'deleted',
  fields: {
    reason: reason(),
    retention_acknowledged: acknowledge({
      label: msg`I have read what is kept of this user, and until when`,
      readAs: msg`Retention`,
      on: msg`Read and acknowledged`,
    }),
  },
  done: (name) => t`${name} is deleted`,
  lost: msg`We do not know yet whether the user was deleted. Steward is checking.`,
  words: words(),
  absent: {
    sessions_end: msg`No active sessions`,
    tokens_revoked: msg`No API tokens`,
    mailed: msg`The user has no address and is not told`,
  },
  Note: () => t`To undo: Restore, with a reason and your code. API tokens must be issued again.`,
};

/** What a deletion stops comes back when it is undone, and not with a reactivation. */
function words(): Rewording {
  const gone = () => t`As long as the user is deleted`;
  return {
    changes: {
      text: (effect, say, all) =>
        effect.field === 'status' ? <Trans>Login is refused</Trans> : changes.text(effect, say, all),
      change: (effect, say) => ({ ...ends(effect, say), follows: t`Login is refused` }),
    },
    messages_stop: { change: () => ({ before: t`Sent`, after: t`Not sent`, follows: gone() }) },
    commissions_stop: {
      text: () => <Trans>No commissions while deleted</Trans>,
      change: () => ({ label: t`Commissions`, before: t`Earned`, after: t`Not earned`, follows: gone() }),
    },
    payouts_held: {
      change: ({ payouts }, { sums }) => ({
        before: t`${sums(payouts)} pending`,
        after: t`${sums(payouts)} held`,
        follows: t`Released when the user is restored`,
      }),
    },
    credits_kept: {
      text: ({ balance }, { decimal }) => <Trans>{decimal(balance)} kept, usable again when restored</Trans>,
    },
    downline_kept: {
      text: ({ count }) => (
        <Plural
          value={count}
          one="# referral stays as it is; it goes to the sponsor with the final deletion"
          other="# referrals stay as they are; they go to the sponsor with the final deletion"
        />
      ),
      past: ({ count }) =>
        plural(count, { one: '# referral stays as it is', other: '# referrals stay as they are' }),
    },
  };
}
