import type { FilterMeta } from '@/api/bindings';
import { type Field, findField, listFields, type Vocabulary } from './fields';
import { scanTerms } from './terms';
import { fold } from './values';

/** What could stand at the caret, and which part of the text it would replace. */
export type Completion = { start: number; end: number } & (
  | { kind: 'fields'; fields: Field[] }
  /** `typed` is the last of several values separated by commas; `before` are those ahead of it. */
  | { kind: 'values'; filter: FilterMeta; typed: string; before: string }
);

const most = 8;

export function completeAt(text: string, caret: number, vocabulary: Vocabulary): Completion | null {
  const term = scanTerms(text).find(({ start, end }) => start < caret && caret <= end);
  if (!term) return null;
  if (term.field === null) {
    if (term.quote !== 'none') return null;
    const fields = matchingFields(term.value.replace(/^-/, ''), vocabulary);
    const start = term.start + (term.value.startsWith('-') ? 1 : 0);
    return fields.length > 0 ? { kind: 'fields', start, end: term.end, fields } : null;
  }
  const field = findField(vocabulary, term.field);
  if (field?.type !== 'filter' || caret < term.valueStart) return null;
  if (field.filter.kind !== 'many' && field.filter.kind !== 'flag' && !field.filter.completes) return null;
  const comma = field.filter.kind === 'many' ? term.value.lastIndexOf(',') + 1 : 0;
  const [before, typed] = [term.value.slice(0, comma), term.value.slice(comma)];
  return { kind: 'values', start: term.valueStart, end: term.end, filter: field.filter, typed, before };
}

/** By the start of the name, then by the start of a word of the label. */
export function matchingFields(typed: string, vocabulary: Vocabulary): Field[] {
  const start = fold(typed);
  if (start === '') return [];
  const fields = listFields(vocabulary);
  const byName = fields.filter(({ name }) => name.startsWith(start));
  const labelOf = (field: Field) => (field.type === 'filter' ? fold(field.filter.label) : field.name);
  const byLabel = fields.filter(
    (field) => !byName.includes(field) && `_${labelOf(field)}`.includes(`_${start}`),
  );
  return [...byName, ...byLabel].slice(0, most);
}

/** Text after taking a suggestion, and where the caret goes. */
export function replaceSpan(text: string, { start, end }: { start: number; end: number }, by: string) {
  return { text: text.slice(0, start) + by + text.slice(end), caret: start + by.length };
}
