import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Module, UserCounts, UserDetail } from '@/api/bindings';

type Tab = { id: string; label: MessageDescriptor; module?: Module; count?: keyof UserCounts };

const all = [
  { id: 'overview', label: msg`Overview` },
  { id: 'application', label: msg`Application`, module: 'approvals' },
  { id: 'profile', label: msg`Profile` },
  { id: 'security', label: msg`Security` },
  { id: 'activity', label: msg`Activity` },
  { id: 'orders', label: msg`Orders`, module: 'orders', count: 'orders' },
  { id: 'credits', label: msg`Credits`, module: 'credits' },
  { id: 'learning', label: msg`Learning`, module: 'learning' },
  { id: 'partner', label: msg`Partner`, module: 'partners' },
  { id: 'kyc', label: msg`KYC`, module: 'kyc' },
  { id: 'wallets', label: msg`Wallets`, module: 'wallets' },
  { id: 'access', label: msg`Access` },
  { id: 'operations', label: msg`Operation log`, module: 'api' },
  { id: 'tokens', label: msg`Sent tokens`, module: 'api' },
  { id: 'api', label: msg`API user`, module: 'api' },
  { id: 'notes', label: msg`Notes`, count: 'notes' },
  { id: 'history', label: msg`History` },
  { id: 'audit', label: msg`Audit` },
] as const satisfies readonly Tab[];

export type TabId = (typeof all)[number]['id'];
type KnownTab = Tab & { id: TabId };

/** The tabs of this user: what the platform has, Application as long as that waits (APR-1), Partner only for partners (USR-6), API user only for those of a company. */
export function tabsOf(user: UserDetail, modules: Module[]): KnownTab[] {
  const tabs: readonly KnownTab[] = all;
  return tabs.filter(
    ({ id, module }) =>
      (module === undefined || modules.includes(module)) &&
      (id !== 'partner' || user.partner !== null) &&
      (id !== 'application' || user.status === 'pending_verification') &&
      // Whoever belongs to no company has no client of it.
      (id !== 'api' || user.profile.company !== null),
  );
}

/** The tab of the address; Overview when it names none of this user's. */
export function tabOf(text: string | undefined, tabs: KnownTab[]): TabId {
  return tabs.find(({ id }) => id === text)?.id ?? 'overview';
}
