import { msg, t } from '@lingui/core/macro';
import { IconId } from '@tabler/icons-react';
import { reason, text } from './fields/text';
import type { ActionForm } from './form';

/** Gives a user another unique id, a named one or one by the platform's pattern (EDT-5). */
export const setUniqueId: ActionForm<'users.unique_id.set'> = {
  title: msg`Set unique ID`,
  verb: msg`Set unique ID…`,
  icon: IconId,
  tone: 'plain',
  permission: 'user.update',
  offeredWhen: () => true,
  fields: {
    unique_id: text({
      label: msg`Unique ID`,
      help: msg`Leave it empty for one by the platform’s pattern.`,
      most: 40,
      blank: msg`By the platform’s pattern`,
    }),
    reason: reason(),
  },
  done: (name) => t`The unique ID of ${name} is set`,
  lost: msg`We do not know yet whether the unique ID was set. Steward is checking.`,
};
