import { emit } from '@tauri-apps/api/event';
import type { ExportQuery, ExportRequest, ExportStatus } from '@/api/bindings';
import { connection } from '@/test/fixtures';
import type { FakeAnswers } from '.';

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const folder = '/home/signe/Documents/Steward exports';
const query: ExportQuery = {
  selector: { search: null, filters: { status: 'active' }, selection: null },
  sort: null,
  fields: 'user_id,email,name,phone,status,registered',
  guard: true,
  purpose: 'Regulatory report (REP-2026-Q3)',
  include_test_users: false,
};
const kept = (part: Partial<ExportStatus> & { id: string; fileName: string }): ExportStatus => ({
  connection: connection.id,
  path: `${folder}/${part.fileName}`,
  state: 'finished',
  rows: 824,
  totalRows: 824,
  bytes: 148_201,
  rowsPerSecond: 40_068,
  startedAt: ago(100),
  finishedAt: ago(99.99),
  sha256: '9c1f40b7e2a65d830f7be1942c6ad05be8437710fb2d96c451a8d3e60794bc2f',
  verified: true,
  audit: { id: 'e9', number: 48_210_381 },
  error: null,
  query,
  scopeLabel: 'Dormant partners',
  ...part,
});
let all: ExportStatus[] = [
  kept({ id: 'x1', fileName: 'partners-dormant-20261112.csv' }),
  kept({
    id: 'x2',
    fileName: 'learners-2026q3.csv',
    state: 'cancelled',
    scopeLabel: 'Learners, Q3 2026',
    rows: 418_206,
    sha256: null,
    verified: false,
    audit: null,
    startedAt: ago(200),
  }),
  kept({
    id: 'x3',
    fileName: 'risk-review-202610.csv',
    state: 'failed',
    scopeLabel: 'Flag Risk',
    rows: 1377,
    sha256: null,
    verified: false,
    startedAt: ago(400),
    error: {
      code: 'disk_full',
      message: 'The disk is full.',
      remedy: 'Free some space or choose another folder.',
      fields: [],
      requestId: null,
      permission: null,
      retryAfter: null,
      attemptsLeft: null,
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
  const total = status.totalRows ?? 0;
  const rows = Math.min(total, status.rows + 41_300);
  const next = { ...status, rows, bytes: rows * 190, rowsPerSecond: 41_300 };
  if (rows < total) {
    put(next);
    setTimeout(() => goOn(id), 500);
  } else
    put({
      ...kept({ id, fileName: status.fileName }),
      ...next,
      state: 'finished',
      finishedAt: ago(0),
      sha256: kept({ id, fileName: '' }).sha256,
      verified: true,
      audit: { id: 'e10', number: 48_210_382 },
    });
}

export const exportAnswers: FakeAnswers = {
  export_defaults: () => ({
    folder,
    fileName: 'kestrel-users-20261117-1432.csv',
    freeBytes: 412_000_000_000,
  }),
  choose_folder: () => '/home/signe/Reports',
  list_exports: () => all,
  preview_export: ({ query: asked }) => {
    const fields = String((asked as ExportQuery).fields).split(',');
    const guard = (asked as ExportQuery).guard !== false;
    const cell = (field: string, n: number) =>
      field === 'name' && n === 2
        ? `${guard ? "'" : ''}=HYPERLINK("https://example.com")`
        : field === 'phone'
          ? `${guard ? "'" : ''}+44 7700 90014${n}`
          : `${field} ${n}`;
    return {
      header: fields,
      rows: [0, 1, 2, 3, 4].map((n) => fields.map((field) => cell(field, n))),
      guardedCells: guard ? 6 : 0,
    };
  },
  start_export: ({ request }) => {
    const { query: asked, folder: to, fileName, scopeLabel } = request as ExportRequest;
    const id = `x${all.length + 1}`;
    const status = kept({
      id,
      fileName,
      path: `${to}/${fileName}`,
      state: 'running',
      rows: 0,
      totalRows: 1_041_772,
      bytes: 0,
      startedAt: ago(0),
      finishedAt: null,
      sha256: null,
      verified: false,
      audit: null,
      query: asked,
      scopeLabel,
    });
    put(status);
    setTimeout(() => goOn(id), 500);
    return status;
  },
  cancel_export: ({ id }) => {
    const status = all.find((one) => one.id === id);
    if (status) put({ ...status, state: 'cancelled', finishedAt: ago(0) });
    return null;
  },
  reveal_export: () => null,
  forget_export: ({ id }) => {
    all = all.filter((one) => one.id !== id);
    return null;
  },
};
