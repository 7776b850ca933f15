import { msg, t } from '@lingui/core/macro';
import { IconPencil } from '@tabler/icons-react';
import { acknowledge } from './fields/acknowledge';
import { edit } from './fields/edit';
import { changeOf, type Edited } from './fields/edited';
import { reason } from './fields/text';
import type { ActionForm } from './form';

/** Edits a profile where it stands (EDT-1, EDT-2, EDT-7). */
export const updateProfile: ActionForm<'users.profile.update'> = {
  title: msg`Edit profile`,
  verb: msg`Edit profile…`,
  icon: IconPencil,
  tone: 'plain',
  key: 'E',
  permission: 'user.update',
  inPlace: 'profile',
  offeredWhen: () => true,
  fields: {
    first_name: edit({ name: 'first_name', label: msg`First name` }),
    last_name: edit({ name: 'last_name', label: msg`Last name` }),
    date_of_birth: edit({ name: 'date_of_birth', label: msg`Date of birth`, as: 'date' }),
    username: edit({ name: 'username', label: msg`Username` }),
    preferred_language: edit({
      name: 'preferred_language',
      label: msg`Interface language`,
      as: 'language',
    }),
    phone: edit({ name: 'phone', label: msg`Phone` }),
    phone_extension: edit({ name: 'phone_extension', label: msg`Extension` }),
    address: edit({ name: 'address', label: msg`Address`, as: 'lines' }),
    address_acknowledged: acknowledge({
      label: msg`I have checked that the new address may be used for orders placed from now on`,
      asked: ({ draft, target }) =>
        changeOf(draft.address as Edited, target.profile?.address ?? null) !== 'untouched',
    }),
    reason: reason(),
  },
  done: (name) => t`The profile of ${name} is changed`,
  lost: msg`We do not know yet whether the profile was changed. Steward is checking.`,
};
