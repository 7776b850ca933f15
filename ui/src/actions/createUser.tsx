import { msg, t } from '@lingui/core/macro';
import { IconUserPlus } from '@tabler/icons-react';
import type { UserStatus, UserType } from '@/api/bindings';
import { ends } from './effects/changes';
import { choice } from './fields/choice';
import type { About } from './fields/field';
import { labels, ofFilter, usePermissions } from './fields/labels';
import { password } from './fields/password';
import { line, text } from './fields/text';
import { toggle } from './fields/toggle';
import type { ActionForm } from './form';
import { byHand } from './setStatus';

const typed = ({ draft }: About, name: string) => String(draft[name] ?? '').trim() !== '';

/** Makes a user without a registration (CRE-1). */
export const createUser: ActionForm<'users.create'> = {
  title: msg`Create user`,
  verb: msg`Create user…`,
  icon: IconUserPlus,
  tone: 'plain',
  permission: 'user.create',
  creates: true,
  offeredWhen: () => false,
  path: () => null,
  fields: {
    name: line({ label: msg`Name`, help: msg`As it is shown, 2 to 50 characters.`, most: 50 }),
    email: text({ label: msg`Email`, help: msg`An email address or a phone number is needed.`, most: 254 }),
    phone: text({ label: msg`Phone`, help: msg`With its country, like +1 305 555 0194.`, most: 40 }),
    phone_extension: text({ label: msg`Extension`, most: 8 }),
    username: text({
      label: msg`Username`,
      help: msg`3 or more of a to z, 0 to 9 and . - _`,
      most: 40,
    }),
    status: choice<UserStatus>({
      label: msg`Status`,
      options: ({ meta, say }) =>
        byHand
          .filter((status) => meta.statuses.some((known) => known.status === status))
          .map((value) => ({ value, label: say.status(value) })),
      start: () => 'active',
    }),
    user_types: labels<UserType>({
      label: msg`Type`,
      useKnown: ofFilter('user_type'),
      among: () => true,
      optional: true,
    }),
    roles: labels({ label: msg`Roles`, useKnown: ofFilter('roles'), among: () => true, optional: true }),
    permissions: labels({
      label: msg`Permissions of their own`,
      useKnown: usePermissions,
      among: () => true,
      optional: true,
    }),
    password: password(
      msg`Password`,
      msg`12 or more characters. Without one, the user sets one before the first login.`,
    ),
    send_link: toggle({
      label: msg`Mail a link that sets a password`,
      on: msg`Mailed, good for 24 hours`,
      start: true,
      asked: (about) => typed(about, 'email') && !typed(about, 'password'),
    }),
  },
  done: (name) => t`${name} is created`,
  lost: msg`We do not know yet whether the user was created. Steward is checking.`,
  words: {
    // Of somebody new there is no old value to tell.
    changes: { text: (effect, say) => <bdi>{ends(effect, say).after}</bdi> },
    password_changed: { text: () => t`As typed` },
    password_change_required: { text: () => t`Set by the user before the first login` },
  },
};
