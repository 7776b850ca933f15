import { msg, t } from '@lingui/core/macro';
import { IconUsersGroup } from '@tabler/icons-react';
import { followingGroups } from '@/api/bindings';
import { labels, ofFilter } from './fields/labels';
import { reason } from './fields/text';
import type { ActionForm } from './form';

const useKnown = ofFilter('groups');
const follows = (code: string) => (followingGroups as readonly string[]).includes(code);

/** Which groups a user is in, but for those that follow from what is so (RBA-2). */
export const changeGroups: ActionForm<'users.groups.change'> = {
  title: msg`Change groups`,
  verb: msg`Change groups…`,
  icon: IconUsersGroup,
  tone: 'plain',
  permission: 'user.access.write',
  module: 'groups',
  offeredWhen: () => true,
  fields: {
    add: labels({
      label: msg`Add to`,
      useKnown,
      among: (code, { groups = [] }) => !follows(code) && !groups.includes(code),
    }),
    remove: labels({
      label: msg`Remove from`,
      useKnown,
      among: (code, { groups = [] }) => !follows(code) && groups.includes(code),
    }),
    reason: reason(),
  },
  done: (name) => t`The groups of ${name} are changed`,
  lost: msg`We do not know yet whether the groups were changed. Steward is checking.`,
};
