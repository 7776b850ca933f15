import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type UserList, userLists } from '@/frame/place';
import { titleOf } from '@/frame/places';
import type { Filters } from './query/parse';

/** A list with filters that come with the page and cannot be taken off (LST-8). */
export type Preset = { title: MessageDescriptor; filters: Filters };

export const all: Preset = { title: msg`All users`, filters: {} };

export function presetOf(list: UserList | undefined): Preset {
  return list === undefined ? all : { title: titleOf(list), filters: userLists[list] };
}
