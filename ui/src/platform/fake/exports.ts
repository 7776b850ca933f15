import { emit } from '@tauri-apps/api/event';
import type { ExportQuery, ExportRequest, ExportStatus } from '@/api/bindings';
import { connection } from '@/test/fixtures';
import type { FakeAnswers } from '.';
import { ago } from './ago';

const folder = '/home/signe/Documents/Steward exports';
const query: ExportQuery = {
  selector: { search: null, filters: { status: 'active' }, selection: null, include_test_users: false },
  sort: null,
  fields: 'user_id,email,name,phone,status,registered',
  guard: true,
  purpose: 'Regulatory report (REP-2026-Q3)',
};
const kept = (part: Partial<ExportStatus> & { id: string; file_name: string }): ExportStatus => ({
  connection: connection.id,
  path: `${folder}/${part.file_name}`,
  state: 'finished',
  rows: 824,
  total_rows: 824,
  test_users_left_out: 3,
  bytes: 148_201,
  rows_per_second: 40_068,
  started_at: ago(100),
  finished_at: ago(99.99),
  sha256: '9c1f40b7e2a65d830f7be1942c6ad05be8437710fb2d96c451a8d3e60794bc2f',
  verified: true,
  audit: { id: 'e9', number: 48_210_381 },
  error: null,
  query,
  scope_label: 'Dormant partners',
  ...part,
});
let all: ExportStatus[] = [
  kept({ id: 'x1', file_name: 'partners-dormant-20261112.csv' }),
  kept({
    id: 'x2',
    file_name: 'learners-2026q3.csv',
    state: 'cancelled',
    scope_label: 'Learners, Q3 2026',
    rows: 418_206,
    sha256: null,
    verified: false,
    audit: null,
    started_at: ago(200),
  }),
  kept({
    id: 'x3',
    file_name: 'risk-review-202610.csv',
    state: 'failed',
    scope_label: 'Flag Risk',
    rows: 1377,
    sha256: null,
    verified: false,
    started_at: ago(400),
    error: {
      code: 'disk_full',
      message: 'The disk is full.',
      remedy: 'Free some space or choose another folder.',
      fields: [],
      request_id: null,
      permission: null,
      retry_after: null,
      attempts_left: null,
    },
  }),
];

function put(status: ExportStatus) {
  all = [status, ...all.filter(({ id }) => id !== status.id)];
  void emit('export-progress', status);
}

function goOn(id: string) {
  const status = all.find((one) => one.id === id);
  if (status?.state !== 'running') return;
  const total = status.total_rows ?? 0;
  const rows = Math.min(total, status.rows + 41_300);
  const next = { ...status, rows, bytes: rows * 190, rows_per_second: 41_300 };
  if (rows < total) {
    put(next);
    setTimeout(() => goOn(id), 500);
  } else
    put({
      ...kept({ id, file_name: status.file_name }),
      ...next,
      state: 'finished',
      finished_at: ago(0),
      sha256: kept({ id, file_name: '' }).sha256,
      verified: true,
      audit: { id: 'e10', number: 48_210_382 },
    });
}

export const exportAnswers: FakeAnswers = {
  export_defaults: ({ format }) => ({
    folder,
    file_name: `kestrel-users-20261117-1432.${String(format)}`,
    free_bytes: 412_000_000_000,
  }),
  choose_folder: () => '/home/signe/Reports',
  list_exports: () => all,
  preview_export: ({ query: asked }) => {
    const fields = String((asked as ExportQuery).fields).split(',');
    const { format, guard: asksGuard } = asked as ExportQuery;
    const guard = (format ?? 'csv') === 'csv' && asksGuard !== false;
    const cell = (field: string, n: number) =>
      field === 'name' && n === 2
        ? `${guard ? "'" : ''}=HYPERLINK("https://example.com")`
        : field === 'phone'
          ? `${guard ? "'" : ''}+44 7700 90014${n}`
          : `${field} ${n}`;
    return {
      header: fields,
      rows: [0, 1, 2, 3, 4].map((n) => fields.map((field) => cell(field, n))),
      guarded_cells: guard ? 6 : 0,
    };
  },
  start_export: ({ request }) => {
    const { query: asked, folder: to, file_name, scope_label } = request as ExportRequest;
    const id = `x${all.length + 1}`;
    const status = kept({
      id,
      file_name,
      path: `${to}/${file_name}`,
      state: 'running',
      rows: 0,
      total_rows: 1_041_772,
      bytes: 0,
      started_at: ago(0),
      finished_at: null,
      sha256: null,
      verified: false,
      audit: null,
      query: asked,
      scope_label,
    });
    put(status);
    setTimeout(() => goOn(id), 500);
    return status;
  },
  cancel_export: ({ exportId: id }) => {
    const status = all.find((one) => one.id === id);
    if (status) put({ ...status, state: 'cancelled', finished_at: ago(0) });
    return null;
  },
  reveal_export: () => null,
  forget_export: ({ exportId: id }) => {
    all = all.filter((one) => one.id !== id);
    return null;
  },
};
