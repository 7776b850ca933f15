import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { NoteCategory, NotePriority } from '@/api/bindings';

export const noteCategories: Record<NoteCategory, MessageDescriptor> = {
  support: msg`Support`,
  compliance: msg`Compliance`,
  finance: msg`Finance`,
  general: msg`General`,
};
export const notePriorities: Record<NotePriority, MessageDescriptor> = {
  low: msg`Low`,
  normal: msg`Normal`,
  high: msg`High`,
};
