import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { Column, FilterId, Sensitive, UserRow } from '@/api/bindings';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import type { ColumnChoice, ColumnShape } from '@/table/columns';
import type { GridColumn } from '@/table/Grid';
import { type CellContext, drawCell } from './columns';
import type { Vocabulary } from './query/fields';

/** Filters that share their codes with a column, so that cells and chips use the same words. */
const wordsOf: Partial<Record<Column, FilterId>> = {
  user_type: 'user_type',
  account_type: 'account_type',
  roles: 'roles',
  groups: 'groups',
};

/** The shown columns, ready to draw. They change when the words, the zone or the minute change, not with the rows. */
export function useGridColumns(
  columns: ColumnShape<Column>[],
  choices: ColumnChoice<Column>[],
  { values }: Vocabulary,
  masked: readonly Sensitive[],
): GridColumn<UserRow>[] {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const now = useNow();
  const context = useMemo<CellContext>(() => {
    const countries = new Intl.DisplayNames([i18n.locale], { type: 'region', fallback: 'code' });
    return {
      format,
      now,
      yes: t`Yes`,
      no: t`No`,
      masked,
      labelOf(column, code) {
        if (column === 'country') return /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code;
        const filter = wordsOf[column];
        return (filter && values.get(filter)?.find(({ value }) => value === code)?.label) ?? code;
      },
    };
  }, [format, now, values, masked, t, i18n.locale]);
  return useMemo(
    () =>
      choices.flatMap(({ column, width, shown }): GridColumn<UserRow>[] => {
        const shape = columns.find(({ key }) => key === column);
        if (!shape || !shown) return [];
        return [{ ...shape, chosen: width, cell: (row) => drawCell(column, row, context) }];
      }),
    [columns, choices, context],
  );
}
