import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '@/api/queryClient';
import { Language } from '@/messages/language';
import { SchemeSync } from '@/theme/SchemeSync';
import { Theme } from '@/theme/Theme';
import { Once } from './Once';

/** The page of a window that shows a secret: nothing of the console is in it. */
const root = document.getElementById('root');
if (!root) throw new Error('once.html has no #root element');
createRoot(root).render(
  <StrictMode>
    <Language>
      <Theme>
        <QueryClientProvider client={queryClient}>
          <SchemeSync />
          <Once />
        </QueryClientProvider>
      </Theme>
    </Language>
  </StrictMode>,
);
