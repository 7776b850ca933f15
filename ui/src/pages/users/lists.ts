import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { UserList } from '@/frame/place';
import type { Filters } from './query/parse';

/** A sub-list of LST-8: filters that come with the page and cannot be taken off. */
export type Preset = { title: MessageDescriptor; filters: Filters };

export const presets: Record<UserList | 'all', Preset> = {
  all: { title: msg`All users`, filters: {} },
  pending: { title: msg`Pending approval`, filters: { status: 'pending_verification' } },
  learners: { title: msg`Learners`, filters: { user_type: 'learner' } },
  instructors: { title: msg`Instructors`, filters: { user_type: 'instructor' } },
  admins: { title: msg`Admins`, filters: { user_type: 'admin' } },
};
