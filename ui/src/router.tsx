import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Frame } from './frame/Frame';
import { NotFound } from './frame/NotFound';
import {
  type ApplicationSearch,
  type ApprovalSearch,
  type AuditSearch,
  type OutboxSearch,
  type PlaceSearch,
  readApplicationSearch,
  readApprovalSearch,
  readAuditSearch,
  readOutboxSearch,
  readPlaceSearch,
} from './frame/place';
import { RouteCrash } from './frame/RouteCrash';

const files = import.meta.glob<{ default: ComponentType }>('./pages/*/index.tsx');

/** A page is the default export of `pages/NAME/index.tsx`, read when it is first opened. */
function page(name: string) {
  const load = files[`./pages/${name}/index.tsx`];
  return load ? lazyRouteComponent(load) : NotFound;
}

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => redirect({ to: '/overview', throw: true }),
  }),
  createRoute({ getParentRoute: () => root, path: '/overview', component: page('overview') }),
  createRoute({
    getParentRoute: () => root,
    path: '/users',
    component: page('users'),
    validateSearch: (search: Record<string, unknown>): PlaceSearch => readPlaceSearch(search),
  }),
  createRoute({ getParentRoute: () => root, path: '/users/new', component: page('userNew') }),
  createRoute({
    getParentRoute: () => root,
    path: '/users/$userId',
    component: page('user'),
    validateSearch: (search: Record<string, unknown>): { tab?: string } =>
      typeof search.tab === 'string' ? { tab: search.tab } : {},
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/applications',
    component: page('applications'),
    validateSearch: (search: Record<string, unknown>): ApplicationSearch => readApplicationSearch(search),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/approvals',
    component: page('approvals'),
    validateSearch: (search: Record<string, unknown>): ApprovalSearch => readApprovalSearch(search),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/exports',
    component: page('exports'),
    validateSearch: (search: Record<string, unknown>): { open?: string } =>
      typeof search.open === 'string' ? { open: search.open } : {},
  }),
  createRoute({ getParentRoute: () => root, path: '/exports/new', component: page('exportNew') }),
  createRoute({
    getParentRoute: () => root,
    path: '/audit',
    component: page('auditLog'),
    validateSearch: (search: Record<string, unknown>): AuditSearch => readAuditSearch(search),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/outbox',
    component: page('outbox'),
    validateSearch: (search: Record<string, unknown>): OutboxSearch => readOutboxSearch(search),
  }),
  createRoute({ getParentRoute: () => root, path: '/settings', component: page('settings') }),
] as const;

// A desktop window has no address bar: the hash keeps the place over a reload and needs no server to know the paths.
export const router = createRouter({
  routeTree: root.addChildren(routes),
  history: createHashHistory(),
  // For the root too: a page that throws leaves the frame standing, a frame that throws is replaced.
  defaultErrorComponent: RouteCrash,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
