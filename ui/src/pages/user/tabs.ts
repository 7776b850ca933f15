import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Module, UserCounts, UserDetail } from '@/api/bindings';

export const tabIds = [
  'overview',
  'profile',
  'security',
  'activity',
  'orders',
  'credits',
  'partner',
  'kyc',
  'access',
  'notes',
  'audit',
] as const;
export type TabId = (typeof tabIds)[number];

type Tab = { id: TabId; label: MessageDescriptor; module?: Module; count?: keyof UserCounts };

const all: Tab[] = [
  { id: 'overview', label: msg`Overview` },
  { id: 'profile', label: msg`Profile` },
  { id: 'security', label: msg`Security` },
  { id: 'activity', label: msg`Activity` },
  { id: 'orders', label: msg`Orders`, module: 'orders', count: 'orders' },
  { id: 'credits', label: msg`Credits`, module: 'credits' },
  { id: 'partner', label: msg`Partner`, module: 'partners' },
  { id: 'kyc', label: msg`KYC`, module: 'kyc' },
  { id: 'access', label: msg`Access` },
  { id: 'notes', label: msg`Notes`, count: 'notes' },
  { id: 'audit', label: msg`Audit` },
];

/** The tabs of this user: what the platform has, and Partner only for partners (USR-6). */
export function tabsOf(user: UserDetail, modules: Module[]): Tab[] {
  return all.filter(
    ({ id, module }) =>
      (module === undefined || modules.includes(module)) && (id !== 'partner' || user.partner !== null),
  );
}

/** The tab of the address; Overview when it names none of this user's. */
export function tabOf(text: string | undefined, tabs: Tab[]): TabId {
  return tabs.find(({ id }) => id === text)?.id ?? 'overview';
}
