import { useDebouncedCallback } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { Column } from '@/api/bindings';
import { usePreferences, useSavePreferences } from '@/api/preferences';
import { useSession } from '@/api/session';
import { type ColumnChoice, settleColumns } from '@/table/columns';
import { tableColumns } from './columns';

/** A width that is being dragged is saved when the hand rests, ms. */
const restMs = 400;

/** The columns of the table as this admin has them: order, widths, which are shown. */
export function useColumns() {
  const { meta } = useSession();
  const remembered = usePreferences().columns;
  const savePreferences = useSavePreferences();
  const [changed, setChanged] = useState<ColumnChoice<Column>[] | null>(null);
  const save = useDebouncedCallback(
    (columns: ColumnChoice<Column>[] | null) => savePreferences({ columns }),
    {
      delay: restMs,
      flushOnUnmount: true,
    },
  );
  const columns = useMemo(() => tableColumns(meta.columns), [meta.columns]);
  const choices = useMemo(
    () => changed ?? settleColumns(columns, remembered),
    [changed, columns, remembered],
  );
  return {
    columns,
    choices,
    change(next: ColumnChoice<Column>[]) {
      setChanged(next);
      save(next);
    },
    reset() {
      setChanged(settleColumns(columns, null));
      save(null);
    },
  };
}
