import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  type Icon,
  IconChalkboard,
  IconChecklist,
  IconFileExport,
  IconHistory,
  IconInbox,
  IconLayoutDashboard,
  IconSchool,
  IconSettings,
  IconUserCheck,
  IconUserShield,
  IconUsers,
} from '@tabler/icons-react';
import { useAllowed, useSession } from '@/api/session';
import { hasList, type UserList } from './place';

/** Where one can go. The sidebar, the palette and the `G` keys are all made of this one list. */
export type Place = {
  to:
    | '/overview'
    | '/users'
    | '/applications'
    | '/approvals'
    | '/exports'
    | '/audit'
    | '/outbox'
    | '/settings';
  list?: UserList;
  label: MessageDescriptor;
  icon: Icon;
  keys: string[];
};

export const overview: Place = {
  to: '/overview',
  label: msg`Overview`,
  icon: IconLayoutDashboard,
  keys: ['G O'],
};
export const users: Place = { to: '/users', label: msg`Users`, icon: IconUsers, keys: ['G U'] };
export const approvals: Place = {
  to: '/approvals',
  label: msg`Approvals`,
  icon: IconChecklist,
  keys: ['G A'],
};
export const exportsPlace: Place = {
  to: '/exports',
  label: msg`Exports`,
  icon: IconFileExport,
  keys: ['G E'],
};
export const auditLog: Place = {
  to: '/audit',
  label: msg`Audit log`,
  icon: IconHistory,
  keys: ['G L'],
};
export const outbox: Place = {
  to: '/outbox',
  label: msg`Outbox`,
  icon: IconInbox,
  keys: ['G M'],
};
export const settings: Place = {
  to: '/settings',
  label: msg`Settings`,
  icon: IconSettings,
  keys: ['mod+,', 'G S'],
};

/** Those of the list of pending users, one by one. */
export const applications: Place = {
  to: '/applications',
  label: msg`Pending approval`,
  icon: IconUserCheck,
  keys: ['G P'],
};

/** The other sub-lists of users. */
const listPlaces: (Place & { list: UserList })[] = [
  { to: '/users', list: 'learners', label: msg`Learners`, icon: IconSchool, keys: [] },
  { to: '/users', list: 'instructors', label: msg`Instructors`, icon: IconChalkboard, keys: [] },
  { to: '/users', list: 'admins', label: msg`Admins`, icon: IconUserShield, keys: [] },
];

export function titleOf(list: UserList): MessageDescriptor {
  return listPlaces.find((place) => place.list === list)?.label ?? applications.label;
}

/** The sub-lists that this platform has (PRE-1). */
export function useListPlaces(): Place[] {
  const { meta } = useSession();
  const lists = listPlaces.filter(({ list }) => hasList(meta, list));
  return hasList(meta, 'pending') ? [applications, ...lists] : lists;
}

/** Everywhere, for the palette and the keys. */
export function usePlaces(): Place[] {
  const log = useAllowed('audit.view') ? [auditLog] : [];
  return [overview, users, ...useListPlaces(), approvals, exportsPlace, ...log, outbox, settings];
}
