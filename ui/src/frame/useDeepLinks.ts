import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { events } from '@/api/bindings';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { failed } from '@/components/toast';
import { useShellEvent } from '@/platform/useShellEvent';

/** `steward://user/ID` opens a user, `steward://view/…` keeps a shared view and opens it. */
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

  useShellEvent(events.deepLink, ({ target, value }) => {
    if (target === 'user') void navigate({ to: '/users/$userId', params: { userId: value } });
    else void openView(value);
  });
}
