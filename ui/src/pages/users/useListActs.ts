import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { usePreferences, useSavePreferences } from '@/api/preferences';
import { useSession } from '@/api/session';
import { useCopy } from '@/components/useCopy';
import { rememberOpen } from './openList';
import type { MenuPoint } from './RowMenu';
import { useListKeys } from './useListKeys';
import type { OpenedList } from './useUserList';

/** What the toolbar has opened. */
export type OpenMenu = 'filter' | 'sort' | 'columns' | null;

/** What can be done with a list by key and pointer, and which of its menus is open. */
export function useListActs({ change, focus, grid, selection, source, rows, refresh }: OpenedList) {
  const navigate = useNavigate();
  const { connection } = useSession();
  const { copy } = useCopy();
  const preferences = usePreferences();
  const savePreferences = useSavePreferences();
  const searchField = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<OpenMenu>(null);
  const columnsButton = useRef<HTMLButtonElement>(null);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);

  function openRow(index: number) {
    const row = source.row(index);
    if (!row) return;
    change({ type: 'focus', index, id: row.user_id });
    rememberOpen({ connection: connection.id, source, index, change });
    void navigate({ to: '/users/$userId', params: { userId: row.user_id } });
  }

  function extend(by: 1 | -1) {
    const to = Math.min(Math.max(0, focus.index + by), rows - 1);
    selection.extendFrom(focus.index, to);
    focus.set(to);
  }

  function openMenu() {
    const row = grid.current?.element
      ?.querySelector(`[data-index="${focus.index}"]`)
      ?.getBoundingClientRect();
    if (row && focus.row) setMenuAt({ x: row.left + 220, y: row.bottom });
  }

  useListKeys({
    move: (by) => focus.set(focus.index + by),
    movePage: (by) => focus.set(focus.index + by * (grid.current?.pageRows() ?? 1)),
    moveTo: (end) => focus.set(end === 'first' ? 0 : rows - 1),
    extend,
    toggle: () => selection.toggle(focus.index),
    selectMore: selection.selectMore,
    peek: () => savePreferences({ peek_open: !preferences.peek_open }),
    open: () => openRow(focus.index),
    search: () => searchField.current?.focus(),
    filter: () => setOpen('filter'),
    sort: () => setOpen('sort'),
    density: () =>
      savePreferences({ density: preferences.density === 'compact' ? 'comfortable' : 'compact' }),
    refresh,
    menu: openMenu,
    copyId: () => focus.row && copy(focus.row.user_id),
    leave,
  });

  function leave() {
    if (open === 'columns') closeColumns();
    else if (preferences.peek_open && focus.row) savePreferences({ peek_open: false });
    else selection.clear();
  }

  function closeColumns() {
    setOpen(null);
    columnsButton.current?.focus();
  }

  return { openRow, searchField, open, setOpen, columnsButton, closeColumns, menuAt, setMenuAt };
}
