import { useLingui } from '@lingui/react/macro';
import { targetOf } from '@/actions/target';
import { useOfferedActions } from '@/actions/useOffers';
import type { UserDetail } from '@/api/bindings';
import { useKeys } from '@/keys/useKeys';

type UserKeys = {
  user: UserDetail | undefined;
  tabCount: number;
  inList: boolean;
  menuOpen: boolean;
  onTab(index: number): void;
  onMove(by: 1 | -1): void;
  onMenu(): void;
  onBack(): void;
  onRefresh(): void;
};

/** The keys of a user's page (DESIGN 6). */
export function useUserKeys({
  user,
  tabCount,
  inList,
  menuOpen,
  onTab,
  onMove,
  onMenu,
  onBack,
  onRefresh,
}: UserKeys) {
  const { t } = useLingui();
  const group = t`User`;
  useOfferedActions(user ? targetOf(user) : null, true);
  useKeys([
    ...Array.from({ length: Math.min(9, tabCount) }, (_, at) => ({
      keys: [String(at + 1)],
      label: t`Tab ${at + 1}`,
      group,
      ...(at === 0 && { hint: { keys: ['1', '…', String(Math.min(9, tabCount))], label: t`Tab` } }),
      run: () => onTab(at),
    })),
    ...(inList
      ? [
          {
            keys: ['J'],
            label: t`Next user`,
            group,
            hint: { keys: ['J', 'K'], label: t`Next, previous user` },
            run: () => onMove(1),
          },
          { keys: ['K'], label: t`Previous user`, group, run: () => onMove(-1) },
        ]
      : []),
    { keys: ['.'], label: t`Actions`, group, hint: true, run: onMenu },
    { keys: ['R'], label: t`Read again`, group, run: onRefresh },
    { keys: ['Escape'], label: t`Back`, group, hint: true, when: () => !menuOpen, run: onBack },
  ]);
}
