import { useQuery } from '@tanstack/react-query';
import type { KeptDocument } from './bindings';
import { read, run } from './read';
import { useAllowed, useSession } from './session';

/** What a user handed in, newest first, without what is in it (USR-3). */
export function useDocuments(userId: string, enabled = true) {
  const { connection } = useSession();
  const path = { user_id: userId };
  return useQuery({ ...read(connection.id, 'users.kyc.documents.list', { path }), enabled });
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

/** Asks for a folder and saves a document there; the file's path, or null where no folder was chosen. */
export function useSaveDocument(userId: string) {
  const { connection } = useSession();
  return async (document: KeptDocument, documentId: string | null = null): Promise<string | null> => {
    const folder = await run('chooseFolder', null);
    if (folder === null) return null;
    return run('saveDocument', connection.id, document, userId, documentId, folder);
  };
}
