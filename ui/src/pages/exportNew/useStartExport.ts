import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ExportRequest } from '@/api/bindings';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { useStepUp } from '@/forms/useStepUp';

/** Starts the export and goes to where it is watched. Three wrong codes end it; nothing is written then. */
export function useStartExport(onStarted: () => void) {
  const { connection } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { confirm, ...state } = useStepUp(() => void navigate({ to: '/exports' }));

  function start(request: ExportRequest) {
    return confirm(async () => {
      const { id } = await run('startExport', connection.id, request);
      await client.invalidateQueries({ queryKey: ['listExports'] });
      onStarted();
      await navigate({ to: '/exports', search: { open: id } });
    });
  }
  return { ...state, start };
}
