import { msg, plural, t } from '@lingui/core/macro';
import { IconApi, IconRotateClockwise } from '@tabler/icons-react';
import type { Effect, ReactivationConditions } from '@/api/bindings';
import { History } from './dialog/History';
import { ends } from './effects/changes';
import type { EffectOf, Rewording } from './effects/words';
import { days } from './fields/days';
import { group } from './fields/group';
import { reason } from './fields/text';
import { toggle } from './fields/toggle';
import type { ActionForm } from './form';
import type { Say } from './say';

/** Lifts a suspension: why, and on which conditions (REA-1). */
export const reactivate: ActionForm<'users.reactivate'> = {
  title: msg`Reactivate user`,
  verb: msg`Reactivate…`,
  counted: msg`Reactivate 1 user`,
  icon: IconRotateClockwise,
  tone: 'plain',
  permission: 'user.reactivate',
  prominent: true,
  offeredWhen: ({ status }) => status === 'suspended',
  fields: {
    reason: reason(),
    conditions: group<ReactivationConditions>({
      label: msg`Conditions`,
      none: msg`None`,
      fields: {
        require_password_change: toggle({
          label: msg`Require a new password at the next login`,
          on: msg`New password at the next login`,
        }),
        require_kyc: toggle({ label: msg`Require KYC again`, on: msg`KYC again`, module: 'kyc' }),
        monitor_days: days({
          label: msg`Monitor under the flag Watch for`,
          name: msg`Days to monitor`,
          usual: 30,
          most: 365,
          read: (count) => plural(count, { one: 'Watch for # day', other: 'Watch for # days' }),
        }),
      },
    }),
  },
  done: (name, effects, say) => {
    const status = effects.find(isOfStatus);
    if (!status || status.new === 'active') return t`${name} is active again`;
    return t`${name} is no longer suspended; status: ${ends(status, say).after}`;
  },
  lost: msg`We do not know yet whether the reactivation went through. Steward is checking.`,
  words: words(),
  absent: { mailed: msg`The user has no address and is not told` },
  stays: {
    title: msg`What does not come back`,
    lines: [{ icon: IconApi, label: msg`API access`, text: msg`Revoked tokens must be issued again` }],
  },
  Note: () => t`To undo: Suspend, with a reason and your code.`,
  Reading: ({ target }) => <History userId={target.user_id} />,
};

function isOfStatus(effect: Effect): effect is EffectOf<'changes'> {
  return effect.kind === 'changes' && effect.field === 'status';
}

/** What becomes of the user is one thing: the status, the login, and what still stands before it. */
function words(): Rewording {
  const silent = { text: () => null, change: () => null };
  return {
    changes: {
      told: 'before',
      text: becomes,
      change: (effect, say, all) => ({ ...ends(effect, say), follows: becomes(effect, say, all) }),
      atOnce: (effect, say) => t`Status ${ends(effect, say).after}`,
    },
    login_allowed: silent,
    kyc_required: silent,
    verification_needed: silent,
    credits_kept: {
      stays: false,
      text: ({ balance }, { decimal }) => t`${decimal(balance)} usable again`,
      change: ({ balance }, { decimal }) => ({
        before: t`${decimal(balance)} kept`,
        after: t`${decimal(balance)} usable`,
        follows: t`At once`,
      }),
    },
  };
}

function becomes(status: EffectOf<'changes'>, say: Say, all: Effect[]): string {
  if (status.new === 'active') return t`Login is allowed again, under the conditions that are named`;
  const label = ends(status, say).after;
  return all.some(({ kind }) => kind === 'kyc_required')
    ? t`Not active yet: the account is “${label}” until KYC is approved again`
    : t`Not active yet: the account is “${label}” until the user is verified`;
}
