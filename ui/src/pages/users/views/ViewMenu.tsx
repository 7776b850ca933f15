import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Column, SavedView, UserSelector } from '@/api/bindings';
import { ask, run } from '@/api/read';
import { useSession } from '@/api/session';
import { failed, toast } from '@/components/toast';
import { useCopy } from '@/components/useCopy';
import { forgetList, viewKey } from '../useListState';
import { ImportView } from './ImportView';
import { NameView } from './NameView';

type ViewMenuProps = {
  /** The saved view that is open, if one is. */
  view: SavedView | null;
  selector: UserSelector;
  sort: string | null;
  columns: Column[];
};

type Asked = 'save' | 'rename' | 'import' | null;

/** Saved views (LST-8): keep this list under a name, change, share, take in one of somebody else. */
export function ViewMenu({ view, selector, sort, columns }: ViewMenuProps) {
  const { t } = useLingui();
  const session = useSession();
  const { connection } = session;
  const client = useQueryClient();
  const navigate = useNavigate();
  const { copy } = useCopy();
  const [asked, setAsked] = useState<Asked>(null);
  const changed = () => client.invalidateQueries({ queryKey: ask('listViews', connection.id).queryKey });
  const open = (id: string | null) => navigate({ to: '/users', search: id === null ? {} : { view: id } });

  async function save(id: string, name: string, kept: Pick<SavedView, 'selector' | 'sort' | 'columns'>) {
    const saved = await run('saveView', connection.id, { id, name, ...kept });
    await changed();
    await open(saved.id);
  }

  async function attempt(title: string, act: () => Promise<unknown>) {
    try {
      await act();
    } catch (error) {
      failed(title, error);
    }
  }

  async function share({ id }: SavedView) {
    copy(await run('shareView', connection.id, id));
    toast({ tone: 'good', title: t`The link to this view is copied` });
  }

  async function remove({ id, name }: SavedView) {
    await run('deleteView', connection.id, id);
    await changed();
    forgetList(viewKey(session, id));
    await open(null);
    toast({ tone: 'good', title: t`View “${name}” deleted` });
  }

  const now = { selector, sort, columns };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconBookmark size={16} stroke={1.6} />}>
            {view ? <bdi>{view.name}</bdi> : <Trans>Save view</Trans>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {view && (
            <>
              <Menu.Item
                onClick={() => attempt(t`The view was not saved`, () => save(view.id, view.name, now))}
              >
                <Trans>Save changes</Trans>
              </Menu.Item>
              <Menu.Item onClick={() => setAsked('rename')}>
                <Trans>Rename…</Trans>
              </Menu.Item>
              <Menu.Item onClick={() => attempt(t`The view was not shared`, () => share(view))}>
                <Trans>Copy link to share</Trans>
              </Menu.Item>
              <Menu.Item data-danger onClick={() => attempt(t`The view was not deleted`, () => remove(view))}>
                <Trans>Delete view</Trans>
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
          <Menu.Item onClick={() => setAsked('save')}>
            <Trans>Save as a new view…</Trans>
          </Menu.Item>
          <Menu.Item onClick={() => setAsked('import')}>
            <Trans>Add a view from a link…</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'save' && (
        <NameView
          title={t`Save view`}
          onClose={() => setAsked(null)}
          onName={(name) => save('', name, now)}
        />
      )}
      {asked === 'rename' && view && (
        <NameView
          title={t`Rename view`}
          name={view.name}
          onClose={() => setAsked(null)}
          onName={(name) => save(view.id, name, view)}
        />
      )}
      {asked === 'import' && (
        <ImportView
          onClose={() => setAsked(null)}
          onText={async (text) => {
            const taken = await run('importView', connection.id, text);
            await changed();
            await open(taken.id);
          }}
        />
      )}
    </>
  );
}
