import { useQuery } from '@tanstack/react-query';
import { read } from './read';
import { useAllowed, useSession } from './session';

/** What a user handed in, newest first, without what is in it (USR-3). */
export function useDocuments(userId: string) {
  const { connection } = useSession();
  const path = { user_id: userId };
  return useQuery(read(connection.id, 'users.kyc.documents.list', { path }));
}

/** One of them, whole. Reading it is written to the audit log, so it is read once and when somebody opens it. */
export function useDocument(userId: string, documentId: string) {
  const { connection } = useSession();
  const path = { user_id: userId, document_id: documentId };
  return useQuery({
    ...read(connection.id, 'users.kyc.documents.get', { path }),
    // Not asked for again with whatever changes about the user.
    queryKey: ['opened document', connection.id, path],
    enabled: useAllowed('user.kyc.review'),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
