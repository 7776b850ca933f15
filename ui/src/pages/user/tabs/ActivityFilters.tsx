import { useLingui } from '@lingui/react/macro';
import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ActivityFilter, ActivityType } from '@/api/bindings';
import { useAllowed } from '@/api/session';
import { activityLooks } from '../activityLooks';
import { isAddress } from '../address';
import classes from '../user.module.css';
import { Days } from './Days';

type ActivityFiltersProps = { filter: ActivityFilter; onChange(filter: ActivityFilter): void };

export function ActivityFilters({ filter, onChange }: ActivityFiltersProps) {
  const { t, i18n } = useLingui();
  const types = (Object.keys(activityLooks) as ActivityType[]).map((type) => ({
    value: type,
    label: i18n._(activityLooks[type].label),
  }));
  const results = { true: t`Successful`, false: t`Failed` };
  return (
    <div className={classes.filters} role="search" aria-label={t`Filter activity`}>
      <Days days={filter} onChange={onChange} />
      <MultiSelect
        label={t`Events`}
        placeholder={filter.types.length === 0 ? t`All` : undefined}
        data={types}
        value={filter.types}
        clearable
        miw={180}
        maw={360}
        onChange={(chosen) =>
          onChange({
            ...filter,
            types: types.map(({ value }) => value).filter((type) => chosen.includes(type)),
          })
        }
      />
      <Select
        label={t`Result`}
        placeholder={t`Any`}
        clearable
        w={130}
        data={Object.entries(results).map(([value, label]) => ({ value, label }))}
        value={filter.success == null ? null : String(filter.success)}
        onChange={(value) => onChange({ ...filter, success: value === null ? null : value === 'true' })}
      />
      <Address ip={filter.ip ?? null} onChange={(ip) => onChange({ ...filter, ip })} />
    </div>
  );
}

/** Asked for once it is an address or a range; what is typed before that stays as it is. */
function Address({ ip, onChange }: { ip: string | null; onChange(ip: string | null): void }) {
  const { t } = useLingui();
  const allowed = useAllowed('user.view.sensitive');
  const [text, setText] = useState(ip ?? '');
  const [given, setGiven] = useState(ip);
  // "Clear filters" empties the field too.
  if (ip !== given) {
    setGiven(ip);
    setText(ip ?? '');
  }
  const typed = text.trim();
  const wrong = typed !== '' && !isAddress(typed);

  function give() {
    if (wrong) return;
    const next = typed === '' ? null : typed;
    setGiven(next);
    onChange(next);
  }

  return (
    <TextInput
      readOnly={!allowed}
      aria-disabled={!allowed || undefined}
      title={allowed ? undefined : t`This needs user.view.sensitive.`}
      label={t`IP address or range`}
      placeholder="198.51.100.0/24"
      w={190}
      dir="ltr"
      value={text}
      error={wrong && t`Give an address or a range, as 198.51.100.0/24.`}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={give}
      onKeyDown={(event) => event.key === 'Enter' && give()}
    />
  );
}
