import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { AuditEntry } from '@/api/bindings';
import { useKeys } from '@/keys/useKeys';

type Keyed = {
  entries: AuditEntry[];
  opened: AuditEntry | undefined;
  show(id: string | undefined): void;
  search(): void;
};

/** From one entry to the next, to the user whom it is about, and to the search. */
export function useAuditKeys({ entries, opened, show, search }: Keyed) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const at = opened ? entries.indexOf(opened) : -1;
  const step = (to: number) => () => {
    const entry = entries[to];
    if (entry) show(entry.id);
  };
  const userId = opened?.user_id;
  const group = t`Audit log`;
  useKeys([
    { keys: ['J', 'ArrowDown'], label: t`Next entry`, group, hint: true, run: step(at + 1) },
    { keys: ['K', 'ArrowUp'], label: t`Previous entry`, group, hint: true, run: step(at - 1) },
    { keys: ['/'], label: t`Search`, group, hint: true, run: search },
    ...(userId
      ? [
          {
            keys: ['U'],
            label: t`Open user`,
            group,
            hint: true as const,
            run: () => void navigate({ to: '/users/$userId', params: { userId } }),
          },
        ]
      : []),
    ...(opened ? [{ keys: ['Escape'], label: t`Close details`, group, run: () => show(undefined) }] : []),
  ]);
}
