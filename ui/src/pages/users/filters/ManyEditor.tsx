import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { FilterMeta, LabelledValue } from '@/api/bindings';
import { useFieldValues } from '@/api/users';
import { fold, splitMany } from '../query/values';
import type { EditorProps } from './FilterEditor';
import classes from './filters.module.css';

/** Beyond this many values a search field helps. */
const few = 8;

/** One or more of a set: known beforehand, looked up by the platform, or typed where nobody knows the set. */
export function ManyEditor({ filter, filters, vocabulary, onChange }: EditorProps & { filter: FilterMeta }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [prefix] = useDebouncedValue(typed, 200);
  const known = vocabulary.values.get(filter.filter);
  const looked = useFieldValues(!known && filter.completes ? filter.filter : null, prefix);
  const chosen = splitMany(filters[filter.filter] ?? '');

  function choose(value: string, on: boolean) {
    const next = on ? [...chosen, value] : chosen.filter((one) => one !== value);
    onChange(next.length > 0 ? { [filter.filter]: next.join(',') } : {});
  }

  const offered = known ?? looked.data?.items ?? [];
  const unlisted = chosen.filter((value) => !offered.some((one) => one.value === value)).map(asItself);
  const own = !known && typed.trim() !== '' && !offered.some(({ value }) => fold(value) === fold(typed));
  const fits = ({ value, label }: LabelledValue) => fold(`${value} ${label}`).includes(fold(typed));
  const shown = [
    ...unlisted,
    ...(own ? [asItself(typed.trim())] : []),
    ...offered.filter((one) => !known || fits(one)),
  ];
  return (
    <div>
      {!known || known.length > few ? (
        <TextInput
          label={filter.label}
          placeholder={t`Find a value`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value.replaceAll(',', ''))}
          data-autofocus
        />
      ) : (
        <p className={classes.label}>{filter.label}</p>
      )}
      <div className={classes.scroll}>
        <div role="group" aria-label={filter.label} className={classes.choices}>
          {shown.map(({ value, label }, at) => (
            <Checkbox
              key={value}
              label={<bdi>{label}</bdi>}
              checked={chosen.includes(value)}
              onChange={(event) => choose(value, event.currentTarget.checked)}
              data-autofocus={(known && known.length <= few && at === 0) || undefined}
            />
          ))}
          {shown.length === 0 && (
            <p className={classes.hint}>
              {looked.isFetching ? <Trans>Looking…</Trans> : <Trans>No value begins with this.</Trans>}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}

function asItself(value: string): LabelledValue {
  return { value, label: value };
}
