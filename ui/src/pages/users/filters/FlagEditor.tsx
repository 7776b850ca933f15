import { useLingui } from '@lingui/react/macro';
import { Radio, Stack } from '@mantine/core';
import type { FilterMeta } from '@/api/bindings';
import type { EditorProps } from './FilterEditor';

/** Yes or no. */
export function FlagEditor({ filter, filters, onChange }: EditorProps & { filter: FilterMeta }) {
  const { t } = useLingui();
  return (
    <Radio.Group
      label={filter.label}
      value={filters[filter.filter] ?? null}
      onChange={(value) => onChange({ [filter.filter]: value })}
    >
      <Stack gap="sm" pt={4}>
        <Radio value="true" label={t`Yes`} data-autofocus />
        <Radio value="false" label={t`No`} />
      </Stack>
    </Radio.Group>
  );
}
