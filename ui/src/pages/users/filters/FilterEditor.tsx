import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { FilterMeta } from '@/api/bindings';
import type { Field, Vocabulary } from '../query/fields';
import { filtersOf } from '../query/fields';
import type { Filters } from '../query/parse';
import { FlagEditor } from './FlagEditor';
import classes from './filters.module.css';
import { ManyEditor } from './ManyEditor';
import { SpanEditor } from './SpanEditor';
import { TextEditor } from './TextEditor';

export type EditorProps = {
  vocabulary: Vocabulary;
  filters: Filters;
  onChange(filters: Filters): void;
  /** Said beside the field that is wrong; null when all is well. */
  onProblem(problem: string | null): void;
};

type FilterEditorProps = {
  field: Field;
  vocabulary: Vocabulary;
  filters: Filters;
  onApply(filters: Filters): void;
  onCancel(): void;
};

/** Edits one filter or span of the list; nothing is asked before Apply. */
export function FilterEditor({ field, vocabulary, filters, onApply, onCancel }: FilterEditorProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<Filters>(() => pick(filters, field));
  const [problem, setProblem] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const empty = Object.keys(draft).length === 0;
  const form = useRef<HTMLFormElement>(null);
  // The popover may be open already, showing the list of filters: its own focus has passed.
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (problem === null && !empty) onApply(draft);
  }

  const props: EditorProps = { vocabulary, filters: draft, onChange: setDraft, onProblem: setProblem };
  return (
    <form ref={form} onSubmit={submit} className={classes.editor} noValidate>
      <Stack gap="sm">
        {field.type === 'span' ? (
          <SpanEditor {...props} field={field} />
        ) : (
          <Editor {...props} filter={field.filter} />
        )}
        {tried && (problem ?? (empty ? t`Choose a value, or cancel.` : null)) && (
          <p className={classes.problem} role="alert">
            {problem ?? t`Choose a value, or cancel.`}
          </p>
        )}
        <div className={classes.foot}>
          <Button size="xs" variant="subtle" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
          <Button size="xs" variant="filled" type="submit">
            <Trans>Apply</Trans>
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function Editor({ filter, ...props }: EditorProps & { filter: FilterMeta }) {
  switch (filter.kind) {
    case 'flag':
      return <FlagEditor {...props} filter={filter} />;
    case 'many':
      return <ManyEditor {...props} filter={filter} />;
    case 'instant':
    case 'number':
    case 'text':
      return <TextEditor {...props} filter={filter} />;
  }
}

function pick(filters: Filters, field: Field): Filters {
  const ids = filtersOf(field).filter((id) => filters[id] !== undefined);
  return Object.fromEntries(ids.map((id) => [id, filters[id]]));
}
