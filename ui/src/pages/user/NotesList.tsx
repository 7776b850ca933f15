import { Trans, useLingui } from '@lingui/react/macro';
import { IconNote } from '@tabler/icons-react';
import { useAllowed } from '@/api/session';
import { useListOf } from '@/api/user';
import { Empty } from '@/components/states/Empty';
import { NoPermission } from '@/components/states/NoPermission';
import { Paged } from './Paged';
import { Timeline } from './Timeline';

/** What colleagues wrote and which flags came and went. */
export function NotesList({ userId }: { userId: string }) {
  const { t } = useLingui();
  const allowed = useAllowed('user.note.view');
  const pages = useListOf(userId, 'users.notes.list', allowed);
  if (!allowed) return <NoPermission permission="user.note.view" />;
  return (
    <Paged
      pages={pages}
      label={<Trans>Loading notes</Trans>}
      failure={<Trans>The notes could not be read</Trans>}
      empty={
        <Empty icon={IconNote} title={t`No notes yet`}>
          <Trans>Nobody has written a note about this user or changed a flag.</Trans>
        </Empty>
      }
    >
      {(entries) => <Timeline entries={entries} />}
    </Paged>
  );
}
