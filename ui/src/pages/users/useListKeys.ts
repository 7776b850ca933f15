import { useLingui } from '@lingui/react/macro';
import { isInField } from '@/keys/owner';
import type { KeyBinding } from '@/keys/registry';
import { useKeys } from '@/keys/useKeys';

/** What the keys of a list do (DESIGN section 6). */
export type ListActs = {
  move(by: number): void;
  movePage(by: 1 | -1): void;
  moveTo(end: 'first' | 'last'): void;
  extend(by: 1 | -1): void;
  toggle(): void;
  selectMore(): void;
  peek(): void;
  open(): void;
  search(): void;
  filter(): void;
  sort(): void;
  density(): void;
  refresh(): void;
  menu(): void;
  copyId(): void;
  leave(): void;
};

function nothingMarked(event: KeyboardEvent): boolean {
  return !isInField(event) && (window.getSelection()?.isCollapsed ?? true);
}

export function useListKeys(act: ListActs) {
  const { t } = useLingui();
  const group = t`List`;
  const bindings: Omit<KeyBinding, 'group'>[] = [
    {
      keys: ['ArrowDown', 'J'],
      label: t`Move down`,
      hint: { keys: ['ArrowUp', 'ArrowDown'], label: t`Move` },
      run: () => act.move(1),
    },
    { keys: ['ArrowUp', 'K'], label: t`Move up`, run: () => act.move(-1) },
    { keys: ['PageDown'], label: t`Page down`, run: () => act.movePage(1) },
    { keys: ['PageUp'], label: t`Page up`, run: () => act.movePage(-1) },
    { keys: ['Home'], label: t`First row`, run: () => act.moveTo('first') },
    { keys: ['End'], label: t`Last row`, run: () => act.moveTo('last') },
    { keys: ['space'], label: t`Peek`, hint: true, run: act.peek },
    { keys: ['Enter'], label: t`Open`, hint: true, run: act.open },
    { keys: ['X'], label: t`Select`, hint: true, run: act.toggle },
    { keys: ['shift+ArrowDown'], label: t`Extend the selection down`, run: () => act.extend(1) },
    { keys: ['shift+ArrowUp'], label: t`Extend the selection up`, run: () => act.extend(-1) },
    {
      keys: ['mod+A'],
      label: t`Select the rows read, then all matching`,
      when: (event) => !isInField(event),
      run: act.selectMore,
    },
    { keys: ['mod+C'], label: t`Copy the user ID`, when: nothingMarked, run: act.copyId },
    { keys: ['/'], label: t`Search`, hint: true, run: act.search },
    { keys: ['F'], label: t`Add a filter`, run: act.filter },
    { keys: ['shift+S'], label: t`Sort`, run: act.sort },
    { keys: ['D'], label: t`Density`, run: act.density },
    { keys: ['R'], label: t`Refresh`, run: act.refresh },
    { keys: ['.'], label: t`Actions of the row`, run: act.menu },
    { keys: ['Escape'], label: t`Close the preview, then clear the selection`, run: act.leave },
  ];
  useKeys(bindings.map((binding) => ({ ...binding, group })));
}
