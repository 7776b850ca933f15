import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { Column } from '@/api/bindings';
import { useFormat } from '@/format/useFormat';
import { setExportScope } from '@/forms/exportScope';
import { useGroupText } from './filters/valueText';
import type { Vocabulary } from './query/fields';
import { groupFilters } from './query/format';
import { writeSort } from './sort';
import type { OpenedList } from './useUserList';

/** Takes what the list shows, or what is selected in it, to a new export. `columns`: the ones shown. */
export function useListExport(list: OpenedList, title: string, vocabulary: Vocabulary, columns: Column[]) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const groupText = useGroupText(vocabulary);
  const { selection, search, filters } = list.state;

  function inWords(): string {
    const chips = groupFilters(filters, vocabulary).map(groupText);
    return [title, search, ...chips.map(({ label, value }) => `${label}: ${value}`)]
      .filter(Boolean)
      .join(', ');
  }

  function go(user_ids: string[] | null, count: number) {
    const label = user_ids ? t`${format.number(count)} selected users` : inWords();
    setExportScope({
      selector: list.selector,
      sort: writeSort(list.sort),
      user_ids,
      count,
      label,
      columns,
    });
    void navigate({ to: '/exports/new' });
  }

  return {
    exportAll: () => go(null, list.total),
    exportSelected: () => go(selection.kind === 'rows' ? [...selection.ids] : null, list.selected),
  };
}
