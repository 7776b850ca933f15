import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { CatchBoundary, RouterProvider } from '@tanstack/react-router';
import { queryClient } from './api/queryClient';
import { LiveRegion } from './components/announce';
import { Crash } from './frame/Crash';
import { Console } from './gates/Console';
import { Language } from './messages/language';
import { router } from './router';
import { FocusRing } from './theme/FocusRing';
import { SchemeSync } from './theme/SchemeSync';
import { Theme } from './theme/Theme';

export function App() {
  return (
    <Language>
      <Theme>
        <QueryClientProvider client={queryClient}>
          <SchemeSync />
          <FocusRing />
          <LiveRegion />
          <Notifications position="bottom-right" limit={3} autoClose={8000} zIndex={400} />
          <CatchBoundary
            getResetKey={() => 'app'}
            errorComponent={({ error, reset }) => <Crash error={error} onRetry={reset} />}
          >
            <Console onSwitch={() => void router.navigate({ to: '/overview' })}>
              <RouterProvider router={router} />
            </Console>
          </CatchBoundary>
        </QueryClientProvider>
      </Theme>
    </Language>
  );
}
