import { msg, t } from '@lingui/core/macro';
import { IconApi, IconRestore } from '@tabler/icons-react';
import { ends } from './effects/changes';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Takes a deletion back (DEL-1). */
export const restore: ActionForm<'users.restore'> = {
  title: msg`Restore user`,
  verb: msg`Restore…`,
  counted: msg`Restore 1 user`,
  icon: IconRestore,
  tone: 'plain',
  permission: 'user.delete',
  forDeleted: true,
  offeredWhen: ({ status }) => status === 'deleted',
  fields: { reason: reason() },
  done: (name) => t`${name} is restored`,
  lost: msg`We do not know yet whether the user was restored. Steward is checking.`,
  words: {
    changes: { change: (effect, say) => ({ ...ends(effect, say), follows: t`As before the deletion` }) },
    credits_kept: { text: ({ balance }, { decimal }) => t`${decimal(balance)} kept` },
  },
  absent: { mailed: msg`The user has no address and is not told` },
  stays: {
    title: msg`What does not come back`,
    lines: [{ icon: IconApi, label: msg`API access`, text: msg`Revoked tokens must be issued again` }],
  },
};
