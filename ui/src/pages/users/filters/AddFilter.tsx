import { Trans, useLingui } from '@lingui/react/macro';
import { Popover, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { type Field, filtersOf, isDenied, listFields, type Vocabulary } from '../query/fields';
import type { Filters } from '../query/parse';
import { fold } from '../query/values';
import { FilterEditor } from './FilterEditor';
import classes from './filters.module.css';
import { spanLabel } from './valueText';

type AddFilterProps = {
  vocabulary: Vocabulary;
  filters: Filters;
  open: boolean;
  onOpen(open: boolean): void;
  onChange(ids: ReturnType<typeof filtersOf>, filters: Filters): void;
};

export function fieldLabel(field: Field): string {
  return field.type === 'filter' ? field.filter.label : spanLabel(field.from.label);
}

/** Dashed chip: first which filter, then its value. */
export function AddFilter({ vocabulary, filters, open, onOpen, onChange }: AddFilterProps) {
  const [field, setField] = useState<Field | null>(null);
  const close = (next: boolean) => {
    onOpen(next);
    if (!next) setField(null);
  };
  return (
    <Popover opened={open} onChange={close} trapFocus returnFocus width={280}>
      <Popover.Target>
        <button
          type="button"
          className={classes.chip}
          data-add
          aria-haspopup="dialog"
          onClick={() => close(!open)}
        >
          <IconPlus size={12} stroke={2} aria-hidden />
          <Trans>Filter</Trans>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {field === null ? (
          <FieldList vocabulary={vocabulary} filters={filters} onChoose={setField} />
        ) : (
          <FilterEditor
            key={field.name}
            field={field}
            vocabulary={vocabulary}
            filters={filters}
            onCancel={() => close(false)}
            onApply={(given) => {
              close(false);
              onChange(filtersOf(field), given);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

type OfferedProps = { field: Field; reason: string | null; onChoose(field: Field): void };

/** One that is denied stays in its place and can be reached, to say why. */
function Offered({ field, reason, onChoose }: OfferedProps) {
  const denied = reason !== null;
  return (
    <Tooltip label={reason} disabled={!denied}>
      <button
        type="button"
        role="option"
        aria-selected={false}
        aria-disabled={denied || undefined}
        aria-description={reason ?? undefined}
        className={classes.field}
        onClick={denied ? undefined : () => onChoose(field)}
      >
        {fieldLabel(field)}
        <span className="st-mono">{field.name}</span>
      </button>
    </Tooltip>
  );
}

type FieldListProps = { vocabulary: Vocabulary; filters: Filters; onChoose(field: Field): void };

/** The filters that are not on yet. Ends of a span are found under the span. */
function FieldList({ vocabulary, filters, onChoose }: FieldListProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const all = listFields(vocabulary);
  const inSpans = all.flatMap((field) => (field.type === 'span' ? filtersOf(field) : []));
  const offered = all
    .filter((field) => field.type === 'span' || !inSpans.includes(field.filter.filter))
    .filter((field) => filtersOf(field).every((id) => filters[id] === undefined))
    .filter((field) => fold(`${fieldLabel(field)} ${field.name}`).includes(fold(typed)));

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, [role=option]')];
    stops[stops.indexOf(document.activeElement as HTMLElement) + by]?.focus();
  }

  function chooseFirst(event: KeyboardEvent) {
    const first = offered.find((field) => !isDenied(field, vocabulary));
    if (event.key !== 'Enter' || !first) return;
    event.preventDefault();
    onChoose(first);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the field and its options
    <div onKeyDown={onKeyDown}>
      <TextInput
        aria-label={t`Find a filter`}
        placeholder={t`Find a filter`}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={chooseFirst}
        data-autofocus
      />
      <div className={classes.scroll}>
        <div role="listbox" aria-label={t`Filters`}>
          {offered.map((field) => (
            <Offered
              key={field.name}
              field={field}
              reason={isDenied(field, vocabulary) ? t`This needs user.view.sensitive.` : null}
              onChoose={onChoose}
            />
          ))}
          {offered.length === 0 && (
            <p className={classes.hint}>
              <Trans>No filter is called that.</Trans>
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
