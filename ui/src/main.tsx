import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';

async function start() {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root element');
  // Only `vite --mode fake` has this branch: in every other build it is removed with all it imports.
  if (import.meta.env.MODE === 'fake') (await import('./platform/fake')).installFake();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

void start();
