import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Preferences } from './bindings';
import { ask, run } from './read';
import { useSession } from './session';

/** Until the desk has answered: the columns the platform shows by itself, nothing remembered. */
const fresh: Preferences = {
  columns: null,
  density: 'compact',
  sort: null,
  peek_open: true,
  peek_width: 320,
  sidebar: 'full',
};

/** What this admin last chose on this connection: columns, density, order, panels. */
export function usePreferences(): Preferences {
  const { connection } = useSession();
  const query = ask('getPreferences', connection.id);
  return useQuery({ ...query, staleTime: Number.POSITIVE_INFINITY }).data ?? fresh;
}

/** Changes some of them; the screen follows at once. A refusal loses a convenience, nothing else, and stays quiet. */
export function useSavePreferences(): (change: Partial<Preferences>) => void {
  const { connection } = useSession();
  const client = useQueryClient();
  const { queryKey } = ask('getPreferences', connection.id);
  const { mutate } = useMutation({
    mutationFn: (preferences: Preferences) => run('savePreferences', connection.id, preferences),
  });
  return (change) => {
    const next = { ...fresh, ...client.getQueryData(queryKey), ...change };
    client.setQueryData(queryKey, next);
    mutate(next);
  };
}
