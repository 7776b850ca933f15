import { QueryClient } from '@tanstack/react-query';
import { isConsoleError } from './ConsoleError';

const attempts = 2;

/** Reads are tried again only where that can help. Changes never: the desk resolves a lost answer by its key. */
function mayHelp(failures: number, error: Error): boolean {
  return failures < attempts && isConsoleError(error, 'timed_out', 'unavailable');
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: mayHelp, staleTime: 10_000, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always', gcTime: 0 },
    },
  });
}

export const queryClient = createQueryClient();
