import type { Column, ColumnMeta, ExportPreview, ExportQuery } from '@/api/bindings';
import type { ExportScope } from '@/forms/exportScope';

export type ExportDraft = {
  /** In the order of the platform's columns, which is that of the file. */
  fields: Column[];
  guard: boolean;
  includeTestUsers: boolean;
  purpose: string | null;
  reference: string;
  acknowledged: boolean;
  /** null: as the desk proposes. */
  folder: string | null;
  file_name: string | null;
};

/**
 * Starts from the columns of the list. The user's id comes along: without it a row cannot be traced. Test users stay out,
 * as of every figure, unless they were chosen by hand.
 */
export function startDraft(scope: ExportScope, columns: ColumnMeta[]): ExportDraft {
  const known = columns.map(({ column }) => column);
  return {
    fields: known.filter((column) => column === 'user_id' || scope.columns.includes(column)),
    guard: true,
    includeTestUsers: scope.user_ids !== null,
    purpose: null,
    reference: '',
    acknowledged: false,
    folder: null,
    file_name: null,
  };
}

/** The columns that an admin may export: without the permission for them, no sensitive ones. */
export function exportable(columns: ColumnMeta[], seesSensitive: boolean): ColumnMeta[] {
  return seesSensitive ? columns : columns.filter(({ privacy }) => privacy !== 'sensitive');
}

/** The query of the file: exactly the scope, never wider. */
export function toExportQuery(scope: ExportScope, draft: ExportDraft): ExportQuery {
  const reference = draft.reference.trim();
  return {
    selector: { ...scope.selector, include_test_users: draft.includeTestUsers },
    sort: scope.sort,
    fields: draft.fields.join(','),
    guard: draft.guard,
    purpose: draft.purpose && (reference ? `${draft.purpose} (${reference})` : draft.purpose),
  };
}

/** The chosen columns that hold data about a person, and those that need a code whatever the number of rows. */
export function privacyOf(fields: Column[], columns: ColumnMeta[]) {
  const chosen = columns.filter(({ column }) => fields.includes(column));
  return {
    personal: chosen.filter(({ privacy }) => privacy !== 'open'),
    sensitive: chosen.filter(({ privacy }) => privacy === 'sensitive'),
  };
}

/** Bytes of a file of `count` rows, were they all like the first ones; null while there are none to go by. */
export function estimateBytes(preview: ExportPreview | undefined, count: number): number | null {
  if (!preview || preview.rows.length === 0) return null;
  const lines = preview.rows.map((row) => new TextEncoder().encode(`${row.join(',')}\r\n`).length);
  return Math.round((lines.reduce((all, one) => all + one, 0) / lines.length) * count);
}

/** Why a name cannot be a file's here; null when it can. The desk checks it again. */
export function fileNameProblem(name: string): 'missing' | 'separator' | 'ending' | null {
  const plain = name.trim();
  if (plain === '' || plain === '.csv') return 'missing';
  if (/[/\\:*?"<>|]/.test(plain) || plain.startsWith('.')) return 'separator';
  return plain.toLowerCase().endsWith('.csv') ? null : 'ending';
}
