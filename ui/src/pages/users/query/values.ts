import type { FilterMeta, LabelledValue } from '@/api/bindings';
import type { Vocabulary } from './fields';

export type ValueError =
  | { code: 'unknown_value'; value: string; known: string[] }
  | { code: 'not_flag' | 'not_number' | 'not_day'; value: string };

export type ReadValue = { ok: true; value: string } | { ok: false; error: ValueError };

const yes = new Set(['yes', 'true', 'y', '1', 'on']);
const no = new Set(['no', 'false', 'n', '0', 'off']);

/** A typed value in the form the platform takes (FilterKind of the contract). */
export function readValue(filter: FilterMeta, typed: string, vocabulary: Vocabulary): ReadValue {
  switch (filter.kind) {
    case 'flag':
      return readFlag(typed);
    case 'number':
      return readNumber(filter, typed);
    case 'instant':
      return isInstant(typed) ? good(typed) : bad('not_day', typed);
    case 'many':
      return readMany(typed, vocabulary.values.get(filter.filter) ?? []);
    case 'text':
      return good(typed);
  }
}

function good(value: string): ReadValue {
  return { ok: true, value };
}

function bad(code: 'not_flag' | 'not_number' | 'not_day', value: string): ReadValue {
  return { ok: false, error: { code, value } };
}

function readFlag(typed: string): ReadValue {
  const word = typed.toLowerCase();
  if (yes.has(word)) return good('true');
  if (no.has(word)) return good('false');
  return bad('not_flag', typed);
}

/** Whole numbers; `30d` where days are counted. */
function readNumber({ filter }: FilterMeta, typed: string): ReadValue {
  const digits = filter.endsWith('_days') ? typed.replace(/d$/i, '') : typed;
  return /^\d{1,18}$/.test(digits) ? good(digits) : bad('not_number', typed);
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** A day that exists in the calendar, or an instant with its zone. */
export function isInstant(text: string): boolean {
  if (!day.test(text) && !instant.test(text)) return false;
  const date = new Date(day.test(text) ? `${text}T00:00:00Z` : text);
  return !Number.isNaN(date.getTime()) && (!day.test(text) || date.toISOString().startsWith(text));
}

/** `2024` and `2024-02` as their first and last day; a day as itself twice. */
export function daysOf(text: string): [string, string] | null {
  if (isInstant(text)) return [text, text];
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? [];
  if (year === undefined || (month !== undefined && !isInstant(`${year}-${month}-01`))) return null;
  const end = new Date(Date.UTC(Number(year), month ? Number(month) : 12, 0));
  return [`${year}-${month ?? '01'}-01`, end.toISOString().slice(0, 10)];
}

/** Codes by comma; a label is taken for its code. Where the set is open, anything goes. */
function readMany(typed: string, known: LabelledValue[]): ReadValue {
  const codes: string[] = [];
  for (const part of splitMany(typed)) {
    const match = known.find(({ value, label }) => fold(value) === fold(part) || fold(label) === fold(part));
    if (known.length > 0 && !match) {
      return {
        ok: false,
        error: { code: 'unknown_value', value: part, known: known.map(({ value }) => value) },
      };
    }
    codes.push(match?.value ?? part);
  }
  return good([...new Set(codes)].join(','));
}

export function splitMany(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** For comparing what people type: case, accents and separators apart. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}
