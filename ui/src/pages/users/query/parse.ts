import type { FilterId, UserSelector } from '@/api/bindings';
import { type Field, findField, isDenied, nearestName, type Vocabulary } from './fields';
import { scanTerms, type Term } from './terms';
import { daysOf, readValue, splitMany, type ValueError } from './values';

export type Filters = UserSelector['filters'];

export type QueryError =
  | ValueError
  | { code: 'unknown_field'; field: string; nearest: string | null }
  | { code: 'missing_value' | 'reversed' | 'repeated' | 'not_excludable' | 'denied'; field: string }
  | { code: 'open_quote' };

export type ParsedTerm = Term &
  (
    | { kind: 'text' }
    | { kind: 'filters'; name: string; filters: Filters }
    | { kind: 'error'; error: QueryError }
  );

export type ParsedQuery = { search: string; filters: Filters; terms: ParsedTerm[] };

type Reading = { ok: true; filters: Filters } | { ok: false; error: QueryError };

const refused = (error: QueryError): Reading => ({ ok: false, error });
const given = (filters: Filters): Reading => ({ ok: true, filters });

/**
 * Reads a query as typed: `email:gmail.com status:active registered:2024-01-01..2024-06-30 some text` (LST-2, LST-3).
 * A term that is wrong changes nothing; it carries its error. `held` are filters set elsewhere (chips, tokens).
 */
export function parseQuery(text: string, vocabulary: Vocabulary, held: Filters = {}): ParsedQuery {
  const filters: Filters = {};
  const terms: ParsedTerm[] = [];
  const words: string[] = [];
  for (const term of scanTerms(text)) {
    const parsed = parseTerm(term, vocabulary, { ...held, ...filters });
    if (parsed.kind === 'text') words.push(term.value);
    if (parsed.kind === 'filters') Object.assign(filters, parsed.filters);
    terms.push(parsed);
  }
  return { search: words.filter((word) => word !== '').join(' '), filters, terms };
}

function parseTerm(term: Term, vocabulary: Vocabulary, held: Filters): ParsedTerm {
  if (term.quote === 'open') return { ...term, kind: 'error', error: { code: 'open_quote' } };
  if (term.field === null) return { ...term, kind: 'text' };
  const field = findField(vocabulary, term.field);
  if (!field) {
    const nearest = nearestName(vocabulary, term.field);
    return { ...term, kind: 'error', error: { code: 'unknown_field', field: term.field, nearest } };
  }
  const reading = readField(field, term, vocabulary, held);
  return reading.ok
    ? { ...term, kind: 'filters', name: field.name, filters: reading.filters }
    : { ...term, kind: 'error', error: reading.error };
}

function readField(field: Field, term: Term, vocabulary: Vocabulary, held: Filters): Reading {
  const name = field.name;
  if (isDenied(field, vocabulary)) return refused({ code: 'denied', field: name });
  if (term.value.trim() === '') return refused({ code: 'missing_value', field: name });
  const joins = field.type === 'filter' && field.filter.kind === 'many' && !term.negated;
  const reading = field.type === 'span' ? readSpan(field, term) : readFilter(field, term, vocabulary);
  if (!reading.ok) return reading;
  const ids = Object.keys(reading.filters) as FilterId[];
  if (!joins)
    return ids.some((id) => held[id] !== undefined) ? refused({ code: 'repeated', field: name }) : reading;
  return given(Object.fromEntries(ids.map((id) => [id, union(held[id], reading.filters[id])])));
}

function readFilter(field: Field & { type: 'filter' }, term: Term, vocabulary: Vocabulary): Reading {
  const reading = readValue(field.filter, term.value, vocabulary);
  if (!reading.ok) return refused(reading.error);
  if (reading.value === '') return refused({ code: 'missing_value', field: field.name });
  return term.negated
    ? exclude(field, reading.value, vocabulary)
    : given({ [field.filter.filter]: reading.value });
}

function union(held = '', added = ''): string {
  return [...new Set([...splitMany(held), ...splitMany(added)])].join(',');
}

/** Attributes of which every user has exactly one, so that "not these" is "all the others". */
const singular: readonly FilterId[] = ['status', 'kyc_status'];

function exclude(field: Field & { type: 'filter' }, value: string, vocabulary: Vocabulary): Reading {
  const { filter: id, kind } = field.filter;
  if (kind === 'flag') return given({ [id]: value === 'true' ? 'false' : 'true' });
  const others = vocabulary.values.get(id)?.filter((known) => !splitMany(value).includes(known.value)) ?? [];
  if (!singular.includes(id) || others.length === 0)
    return refused({ code: 'not_excludable', field: field.name });
  return given({ [id]: others.map((other) => other.value).join(',') });
}

function readSpan(field: Field & { type: 'span' }, { value, negated }: Term): Reading {
  if (negated) return refused({ code: 'not_excludable', field: field.name });
  const days = /^(\d{1,18})d$/i.exec(value);
  if (field.days && days?.[1]) return given({ [field.days.filter]: days[1] });
  const [start, end = start] = value.split('..', 2).map((part) => part.trim());
  const ends = field.from.kind === 'number' ? readNumbers(start, end) : readDays(start, end);
  if (!ends) return refused({ code: field.from.kind === 'number' ? 'not_number' : 'not_day', value });
  const [from, to] = ends;
  if (from === null && to === null) return refused({ code: 'missing_value', field: field.name });
  if (from !== null && to !== null && isAfter(from, to))
    return refused({ code: 'reversed', field: field.name });
  return given({
    ...(from !== null && { [field.from.filter]: from }),
    ...(to !== null && { [field.to.filter]: to }),
  });
}

type Ends = [string | null, string | null] | null;

function readNumbers(start = '', end = ''): Ends {
  const isEnd = (text: string) => text === '' || /^\d{1,18}$/.test(text);
  return isEnd(start) && isEnd(end) ? [start || null, end || null] : null;
}

function readDays(start = '', end = ''): Ends {
  const from = start === '' ? '' : daysOf(start)?.[0];
  const to = end === '' ? '' : daysOf(end)?.[1];
  return from === undefined || to === undefined ? null : [from || null, to || null];
}

function isAfter(from: string, to: string): boolean {
  if (/^\d{1,18}$/.test(from) && /^\d{1,18}$/.test(to)) return BigInt(from) > BigInt(to);
  // A bare day as an end means its last moment.
  const last = /^\d{4}-\d{2}-\d{2}$/.test(to) ? `${to}T23:59:59.999Z` : to;
  return Date.parse(from) > Date.parse(last);
}
