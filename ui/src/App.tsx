import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from './api/queryClient';
import { Language } from './messages/language';
import { router } from './router';
import { Theme } from './theme/Theme';

export function App() {
  return (
    <Language>
      <Theme>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Theme>
    </Language>
  );
}
