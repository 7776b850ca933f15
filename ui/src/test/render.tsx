import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { act, render as renderDom } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { commands, type Json } from '@/api/bindings';
import { ConsoleError } from '@/api/ConsoleError';
import { createQueryClient } from '@/api/queryClient';
import type { Arguments, CommandName, Data } from '@/api/read';
import { type Session, SessionProvider } from '@/api/session';
import { LiveRegion } from '@/components/announce';
import { Language } from '@/messages/language';
import { Theme } from '@/theme/Theme';
import { session as someSession } from './fixtures';
import { answerOperation, type FakeOperations } from './operations';

export type FakeCommands = {
  [Name in CommandName]?: (...args: Arguments<Name>) => Data<Name> | Promise<Data<Name>>;
};

/** What answers: the shell's commands by their names, and behind `readOperation` the platform by its operations. */
export type Fakes = { commands?: FakeCommands; operations?: FakeOperations };

type Options = Fakes & {
  /** null: at the gates. */
  session?: Session | null;
  /** Where the router is, for components that read the address. */
  path?: string;
};

/** Answers commands as the shell would: data, or the refusal that a {@link ConsoleError} carries. */
export function answerCommands({ commands: fakes = {}, operations = {} }: Fakes) {
  const basics: FakeCommands = {
    getSettings: () => ({
      color_scheme: 'auto',
      single_letter_keys: true,
      lock_after_minutes: 10,
      time_zone: 'Europe/Berlin',
    }),
    copyText: () => null,
    reportActivity: () => null,
    takeDeepLink: () => null,
    readOperation: (_, operation, path, query, body) =>
      answerOperation(operations, operation, { path, query, body }) as Json,
  };
  const all: FakeCommands = { ...basics, ...fakes };
  for (const name of Object.keys(commands) as CommandName[]) {
    const fake = (all as Record<string, ((...args: unknown[]) => unknown) | undefined>)[name];
    const answer = async (...args: unknown[]) => {
      if (!fake) throw new Error(`the test gives no answer to ${name}`);
      try {
        return { status: 'ok', data: await fake(...args) };
      } catch (error) {
        if (error instanceof ConsoleError)
          return { status: 'error', error: { ...error, message: error.message } };
        throw error;
      }
    };
    vi.spyOn(commands as Record<string, (...args: unknown[]) => unknown>, name).mockImplementation(answer);
  }
}

/** Renders with language, theme, queries, router and a signed-in session around it. */
export async function render(
  children: ReactNode,
  { session = someSession, path = '/', ...fakes }: Options = {},
) {
  answerCommands(fakes);
  const shown = session ? <SessionProvider session={session}>{children}</SessionProvider> : children;
  const root = createRootRoute();
  const paths = [
    '/',
    '/overview',
    '/users',
    '/users/$userId',
    '/applications',
    '/approvals',
    '/exports',
    '/audit',
    '/outbox',
    '/settings',
  ];
  const routes = paths.map((at) =>
    createRoute({ getParentRoute: () => root, path: at, component: () => shown }),
  );
  const router = createRouter({
    routeTree: root.addChildren(routes),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const rendered = await act(async () =>
    renderDom(
      <Language>
        <Theme>
          <QueryClientProvider client={client}>
            <LiveRegion />
            {/* The routes of a test are not the app's, whose types the router is registered with. */}
            <RouterProvider router={router as never} />
          </QueryClientProvider>
        </Theme>
      </Language>,
    ),
  );
  return { ...rendered, router, client };
}
