import { createContext, type PropsWithChildren, use } from 'react';
import type { Connection, LabelledValue, Me, Meta, Permission } from './bindings';

/** Who acts where: the open connection, what its platform says of itself, and the signed-in admin. */
export type Session = {
  connection: Connection;
  meta: Meta;
  me: Me;
  /** Since when the platform does not answer; null while it does. */
  offlineSince: string | null;
  /** When the desk looks for it again, while it does not. */
  nextTry: string | null;
};

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: PropsWithChildren<{ session: Session }>) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session of the page. Only below the gates, where there always is one. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession is used outside a signed-in console');
  return session;
}

/** The session, or null at the gates, where some components of the pages are shown too. */
export function useOptionalSession(): Session | null {
  return use(SessionContext);
}

/** Whether the admin may do it. The platform checks again; this only decides what is offered. */
export function useAllowed(permission: Permission): boolean {
  return useSession().me.permissions.includes(permission);
}

/** The roles that a note can be kept to. */
export function useAdminRoles(): LabelledValue[] {
  return useSession().me.admin_roles;
}
