import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isConsoleError } from './ConsoleError';

const attempts = 2;

/** Reads are tried again only where that can help. Changes never: the desk resolves a lost answer by its key. */
function mayHelp(failures: number, error: Error): boolean {
  return failures < attempts && isConsoleError(error, 'timed_out', 'unavailable');
}

export function createQueryClient(): QueryClient {
  // A refusal because of the lock or an ended session means that the gates must look again.
  const onError = (error: Error) => {
    if (isConsoleError(error, 'console_locked'))
      void client.invalidateQueries({ queryKey: ['consoleState'] });
    if (isConsoleError(error, 'session_ended', 'not_signed_in')) {
      void client.invalidateQueries({ queryKey: ['openConnection'] });
    }
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: mayHelp, staleTime: 10_000, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always', gcTime: 0 },
    },
  });
  return client;
}

export const queryClient = createQueryClient();
