import type { Column, ColumnMeta, ExportFormat, ExportPreview, ExportQuery } from '@/api/bindings';
import type { ExportScope } from '@/forms/exportScope';

export type ExportDraft = {
  /** In the order of the platform's columns, which is that of the file. */
  fields: Column[];
  format: ExportFormat;
  /** Of CSV: in the others a text is a text. */
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
    format: 'csv',
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
    format: draft.format,
    guard: draft.format === 'csv' ? draft.guard : null,
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

/**
 * Bytes of a file of `count` rows, were they all like the first ones; null while there are none to go by, and where nobody
 * knows how far they can be packed.
 */
export function estimateBytes(
  preview: ExportPreview | undefined,
  count: number,
  format: ExportFormat,
): number | null {
  if (!preview || preview.rows.length === 0 || format === 'xlsx') return null;
  const written = (row: string[]) =>
    format === 'csv'
      ? `${row.join(',')}\r\n`
      : `${JSON.stringify(Object.fromEntries(row.map((cell, at) => [preview.header[at], cell])))}\n`;
  const lines = preview.rows.map((row) => new TextEncoder().encode(written(row)).length);
  return Math.round((lines.reduce((all, one) => all + one, 0) / lines.length) * count);
}

/** Why a name cannot be a file's here; null when it can. The desk checks it again. */
export function fileNameProblem(
  name: string,
  format: ExportFormat,
): 'missing' | 'separator' | 'ending' | null {
  const plain = name.trim();
  if (plain === '' || plain === `.${format}`) return 'missing';
  if (/[/\\:*?"<>|]/.test(plain) || plain.startsWith('.')) return 'separator';
  return plain.toLowerCase().endsWith(`.${format}`) ? null : 'ending';
}

/** The name of the same file in another format; one that says no format stays as it was typed. */
export function renamed(name: string | null, from: ExportFormat, to: ExportFormat): string | null {
  return name?.endsWith(`.${from}`) ? name.slice(0, -from.length) + to : name;
}
