import { msg, t } from '@lingui/core/macro';
import { IconNote } from '@tabler/icons-react';
import type { NoteCategory, NotePriority } from '@/api/bindings';
import { noteCategories, notePriorities } from '@/components/noteWords';
import { choice, worded } from './fields/choice';
import { roles } from './fields/roles';
import { longText } from './fields/text';
import type { ActionForm } from './form';

/** What a colleague should know about a user (NTE-1). */
export const addNote: ActionForm<'users.notes.add'> = {
  title: msg`Add note`,
  verb: msg`Add note…`,
  icon: IconNote,
  tone: 'plain',
  key: 'N',
  permission: 'user.note.write',
  light: true,
  offeredWhen: () => true,
  fields: {
    text: longText({ label: msg`Note`, help: msg`The user does not see it.`, most: 2000 }),
    category: choice<NoteCategory>({
      label: msg`Category`,
      options: worded(noteCategories),
      start: () => 'general',
    }),
    priority: choice<NotePriority>({
      label: msg`Priority`,
      options: worded(notePriorities),
      start: () => 'normal',
    }),
    roles: roles(),
  },
  done: (name) => t`The note about ${name} is added`,
  lost: msg`We do not know yet whether the note was added. Steward is checking.`,
};
