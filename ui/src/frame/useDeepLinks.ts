import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { type DeepLink, events } from '@/api/bindings';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { failed } from '@/components/toast';
import { useShellEvent } from '@/platform/useShellEvent';

/**
 * `steward://user/ID` opens a user, `steward://view/…` keeps a shared view and opens it (LST-8, LST-11). The shell keeps
 * a link until it is taken, so one that comes before sign-in or during the lock is followed afterwards, and none twice.
 */
export function useDeepLinks() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { connection } = useSession();

  async function openView(text: string) {
    try {
      const view = await run('importView', connection.id, text);
      await client.invalidateQueries({ queryKey: ['listViews'] });
      await navigate({ to: '/users', search: { view: view.id } });
    } catch (error) {
      failed(t`The view could not be opened`, error);
    }
  }

  async function follow({ target, value }: DeepLink) {
    if (target === 'user') await navigate({ to: '/users/$userId', params: { userId: value } });
    else await openView(value);
  }

  async function followKept() {
    try {
      const link = await run('takeDeepLink');
      if (link) await follow(link);
    } catch (error) {
      failed(t`The link could not be opened`, error);
    }
  }

  const atStart = useEffectEvent(followKept);
  useEffect(() => void atStart(), []);
  // The event only says that there is one.
  useShellEvent(events.deepLink, () => void followKept());
}
