import { useLingui } from '@lingui/react/macro';
import { IconLock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useConsole } from '@/gates/useConsole';
import type { KeyBinding } from '@/keys/registry';
import { useKeys } from '@/keys/useKeys';
import { usePlaces } from './places';

type Openers = { openPalette: () => void; openKeys: () => void; toggleSidebar: () => void };

/** The keys that work on every page. */
export function useFrameKeys({ openPalette, openKeys, toggleSidebar }: Openers) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { lock } = useConsole();
  const general = t`General`;
  const goTo = t`Go to`;
  const going: KeyBinding[] = usePlaces().flatMap(({ to, list, label, keys }) =>
    keys.length === 0
      ? []
      : [
          {
            keys,
            label: i18n._(label),
            group: goTo,
            run: () => navigate({ to, search: list ? { list } : {} }),
          },
        ],
  );
  useKeys(
    [
      { keys: ['mod+K'], label: t`Search and commands`, group: general, run: openPalette },
      { keys: ['?'], label: t`All keys`, group: general, hint: true, run: openKeys },
      { keys: ['['], label: t`Sidebar`, group: general, run: toggleSidebar },
      {
        keys: ['mod+shift+L'],
        label: t`Lock now`,
        icon: IconLock,
        group: general,
        inDialog: true,
        inPalette: true,
        run: lock,
      },
      ...going,
    ],
    'frame',
  );
}
