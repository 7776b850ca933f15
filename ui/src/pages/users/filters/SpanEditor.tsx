import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FilterId } from '@/api/bindings';
import { useErrorText } from '../query/errorText';
import type { Field } from '../query/fields';
import { parseQuery } from '../query/parse';
import type { EditorProps } from './FilterEditor';
import classes from './filters.module.css';

const spans = [1, 7, 30, 90];

/** From and to, both included; either may stay open. Days can also be counted back from now. */
export function SpanEditor({
  field,
  filters,
  vocabulary,
  onChange,
  onProblem,
}: EditorProps & { field: Field & { type: 'span' } }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [from, setFrom] = useState(filters[field.from.filter] ?? '');
  const [to, setTo] = useState(filters[field.to.filter] ?? '');
  const instants = field.from.kind === 'instant';

  /** The editor accepts what the search box accepts, so it asks the same parser. */
  function give(start: string, end: string) {
    setFrom(start);
    setTo(end);
    if (start.trim() === '' && end.trim() === '') {
      onProblem(null);
      return onChange({});
    }
    const [term] = parseQuery(`${field.name}:"${start.trim()}..${end.trim()}"`, vocabulary).terms;
    onProblem(term?.kind === 'error' ? errorText(term.error) : null);
    if (term?.kind === 'filters') onChange(term.filters);
  }

  function giveDays(id: FilterId, days: number) {
    setFrom('');
    setTo('');
    onProblem(null);
    onChange({ [id]: String(days) });
  }

  const days = field.days?.filter;
  const example = instants ? '2024-01-31' : undefined;
  return (
    <div>
      {days && (
        <div className={classes.quick} role="group" aria-label={t`Counted back from now`}>
          {spans.map((count) => (
            <Button
              key={count}
              size="xs"
              aria-pressed={filters[days] === String(count)}
              onClick={() => giveDays(days, count)}
            >
              {count === 1 ? t`24 h` : t`${count} days`}
            </Button>
          ))}
        </div>
      )}
      <div className={classes.ends}>
        <TextInput
          label={field.from.label}
          placeholder={example}
          value={from}
          onChange={(event) => give(event.currentTarget.value, to)}
          data-autofocus
          dir="ltr"
        />
        <TextInput
          label={field.to.label}
          placeholder={example}
          value={to}
          onChange={(event) => give(from, event.currentTarget.value)}
          dir="ltr"
        />
      </div>
      {instants && (
        <p className={classes.hint}>
          <Trans>Days are counted in UTC; both ends are included. A month (2024-01) or a year will do.</Trans>
        </p>
      )}
    </div>
  );
}
