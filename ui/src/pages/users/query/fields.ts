import type { FilterId, FilterMeta } from '@/api/bindings';
import type { Vocabulary } from '@/api/users';

export type { Vocabulary };

/** A field of the query syntax: one filter, or a span that is two filters on the wire. */
export type Field =
  | { type: 'filter'; name: string; filter: FilterMeta }
  | { type: 'span'; name: SpanName; from: FilterMeta; to: FilterMeta; days: FilterMeta | null };

const spans = {
  registered: ['created_after', 'created_before', 'created_in_last_days'],
  last_login: ['last_login_after', 'last_login_before', null],
  age: ['age_min', 'age_max', null],
  failed_logins: ['failed_login_attempts_min', 'failed_login_attempts_max', null],
  progress: ['progress_min', 'progress_max', null],
} as const satisfies Record<string, readonly [FilterId, FilterId, FilterId | null]>;

export type SpanName = keyof typeof spans;

/** Shorter names that people type. A filter's own code always works. */
const shortNames: Partial<Record<FilterId, string>> = {
  kyc_status: 'kyc',
  kyc_expires_in_days: 'kyc_expires',
  user_type: 'type',
  flags: 'flag',
  roles: 'role',
  groups: 'group',
  teams: 'team',
  user_id: 'id',
  is_staff: 'staff',
  is_locked: 'locked',
  enrollment_status: 'enrolment',
  active_in_last_days: 'active',
  inactive_for_days: 'inactive',
  locale: 'language',
};

/** Every name the syntax knows on this platform, spans first. */
export function listFields({ filters }: Vocabulary): Field[] {
  const byId = new Map(filters.map((filter) => [filter.filter, filter]));
  const spanFields = Object.entries(spans).flatMap(([name, [from, to, days]]): Field[] => {
    const ends = [byId.get(from), byId.get(to)];
    if (!ends[0] || !ends[1]) return [];
    return [
      {
        type: 'span',
        name: name as SpanName,
        from: ends[0],
        to: ends[1],
        days: (days && byId.get(days)) ?? null,
      },
    ];
  });
  return [
    ...spanFields,
    ...filters.map(
      (filter): Field => ({ type: 'filter', name: shortNames[filter.filter] ?? filter.filter, filter }),
    ),
  ];
}

export function findField(vocabulary: Vocabulary, name: string): Field | null {
  const fields = listFields(vocabulary);
  const byCode = fields.find((field) => field.type === 'filter' && field.filter.filter === name);
  return fields.find((field) => field.name === name) ?? byCode ?? null;
}

/** The field that a filter is written with: its span when it is one end of it. */
export function fieldOf(vocabulary: Vocabulary, id: FilterId): Field | null {
  const has = (field: Field) =>
    field.type === 'span'
      ? field.from.filter === id || field.to.filter === id || field.days?.filter === id
      : field.filter.filter === id;
  return listFields(vocabulary).find(has) ?? null;
}

/** The filters that a field sets. */
export function filtersOf(field: Field): FilterId[] {
  if (field.type === 'filter') return [field.filter.filter];
  return [field.from.filter, field.to.filter, ...(field.days ? [field.days.filter] : [])];
}

/** Whether the admin may not ask by it, because of what the answer would tell. */
export function isDenied(field: Field, { denied }: Vocabulary): boolean {
  return filtersOf(field).some((id) => denied.has(id));
}

/** Of the closest name that is at most two letters off. */
export function nearestName(vocabulary: Vocabulary, name: string): string | null {
  const near = listFields(vocabulary)
    .map((field) => ({ name: field.name, distance: editDistance(field.name, name) }))
    .filter(({ distance }) => distance <= 2)
    .toSorted((a, b) => a.distance - b.distance);
  return near[0]?.name ?? null;
}

/** Levenshtein's. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
