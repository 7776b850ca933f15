import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Icon, IconFileExport, IconLayoutDashboard, IconSettings, IconUsers } from '@tabler/icons-react';
import type { UserList } from './place';

/** Where one can go. The sidebar, the palette and the `G` keys are all made of this one list. */
export type Place = {
  to: '/overview' | '/users' | '/exports' | '/settings';
  list?: UserList;
  label: MessageDescriptor;
  /** Sub-items of Users have none. */
  icon?: Icon;
  keys: string[];
};

export const overview: Place = {
  to: '/overview',
  label: msg`Overview`,
  icon: IconLayoutDashboard,
  keys: ['G O'],
};
export const users: Place = { to: '/users', label: msg`Users`, icon: IconUsers, keys: ['G U'] };
export const exportsPlace: Place = {
  to: '/exports',
  label: msg`Exports`,
  icon: IconFileExport,
  keys: ['G E'],
};
export const settings: Place = {
  to: '/settings',
  label: msg`Settings`,
  icon: IconSettings,
  keys: ['mod+,', 'G S'],
};

export const userPlaces: Place[] = [
  { to: '/users', label: msg`All`, keys: [] },
  { to: '/users', list: 'pending', label: msg`Pending approval`, keys: ['G P'] },
  { to: '/users', list: 'learners', label: msg`Learners`, keys: [] },
  { to: '/users', list: 'instructors', label: msg`Instructors`, keys: [] },
  { to: '/users', list: 'admins', label: msg`Admins`, keys: [] },
];

/** Everywhere, for the palette and the keys. */
export const places: Place[] = [overview, users, ...userPlaces.slice(1), exportsPlace, settings];
