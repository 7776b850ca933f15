import { useLingui } from '@lingui/react/macro';
import { useFormat } from '@/format/useFormat';
import type { Vocabulary } from '../query/fields';
import type { FilterGroup } from '../query/format';
import { splitMany } from '../query/values';

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A group in words, for its chip: `Registered`, `1 Jan – 30 Jun 2026`. */
export function useGroupText({
  values,
}: Vocabulary): (group: FilterGroup) => { label: string; value: string } {
  const { t } = useLingui();
  const format = useFormat();
  const moment = (at: string) => (isDay(at) ? format.day(at) : format.dateTime(at));

  function span(from: string | undefined, to: string | undefined, write: (end: string) => string): string {
    if (from !== undefined && to !== undefined && from < to && isDay(from) && isDay(to))
      return format.days(from, to);
    if (from !== undefined && to !== undefined)
      return from === to ? write(from) : t`${write(from)} to ${write(to)}`;
    return from === undefined ? t`up to ${write(to ?? '')}` : t`from ${write(from)}`;
  }

  return ({ field, filters }) => {
    if (field.type === 'filter') {
      const { filter, kind, label } = field.filter;
      const value = filters[filter] ?? '';
      const labelOf = (code: string) =>
        values.get(filter)?.find((known) => known.value === code)?.label ?? code;
      if (kind === 'flag') return { label, value: value === 'true' ? t`Yes` : t`No` };
      if (kind === 'many') return { label, value: splitMany(value).map(labelOf).join(', ') };
      return { label, value: kind === 'instant' ? moment(value) : value };
    }
    const [from, to, days] = [
      filters[field.from.filter],
      filters[field.to.filter],
      field.days && filters[field.days.filter],
    ];
    const write = field.from.kind === 'instant' ? moment : (end: string) => end;
    const ends = from === undefined && to === undefined ? [] : [span(from, to, write)];
    return {
      label: spanLabel(field.from.label),
      value: [...ends, ...(days ? [t`last ${days} days`] : [])].join(', '),
    };
  };
}

/** "Registered from" is the label of one end; the span is called "Registered". */
export function spanLabel(label: string): string {
  return label.replace(/\s+\S+$/, '');
}
