import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Settings } from './bindings';
import { ask, run } from './read';

/** Until the desk has answered, and when it can't: what a fresh console has. */
const fresh: Settings = {
  color_scheme: 'auto',
  single_letter_keys: true,
  lock_after_minutes: 10,
  time_zone: null,
};

export function useSettings(): Settings {
  return useQuery({ ...ask('getSettings'), staleTime: Number.POSITIVE_INFINITY }).data ?? fresh;
}

/** Saves the settings; the screen follows at once and goes back if the desk refuses. */
export function useSaveSettings() {
  const client = useQueryClient();
  const { queryKey } = ask('getSettings');
  return useMutation({
    mutationFn: (settings: Settings) => run('saveSettings', settings),
    onMutate: (settings) => {
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, settings);
      return before;
    },
    onError: (_error, _settings, before) => client.setQueryData(queryKey, before),
  });
}
