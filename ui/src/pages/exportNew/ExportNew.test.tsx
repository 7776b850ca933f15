import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { ExportRequest, UserPage } from '@/api/bindings';
import { dropDrafts } from '@/api/drafts';
import { type ExportScope, setExportScope } from '@/forms/exportScope';
import { registry } from '@/keys/registry';
import { expectNoViolations } from '@/test/axe';
import { connection, session } from '@/test/fixtures';
import { refusal } from '@/test/people';
import { type Fakes, render } from '@/test/render';
import { estimateBytes, fileNameProblem, renamed } from './draft';
import ExportNew from './index';
import { looksLikeFormula } from './PreviewTable';

const scope: ExportScope = {
  selector: { search: null, filters: { status: 'active' }, selection: null },
  sort: '-registered',
  user_ids: null,
  count: 12,
  label: 'All users, Status Active',
  columns: ['name', 'status'],
};

const page = (count: number, part: Partial<UserPage> = {}): UserPage => ({
  items: [],
  total: { count, as_of: '2026-11-17T13:32:00Z' },
  offset: 0,
  next_cursor: null,
  previous_cursor: null,
  similar: [],
  masked: [],
  skipped_filters: [],
  took_ms: 1,
  ...part,
});

const started = (request: ExportRequest) => ({
  id: 'x1',
  connection: connection.id,
  path: `${request.folder}/${request.file_name}`,
  file_name: request.file_name,
  state: 'running' as const,
  rows: 0,
  total_rows: 12,
  test_users_left_out: null,
  bytes: 0,
  rows_per_second: 0,
  started_at: '2026-11-17T13:32:00Z',
  finished_at: null,
  sha256: null,
  verified: false,
  audit: null,
  error: null,
  query: request.query,
  scope_label: request.scope_label,
});

async function open({ commands, operations }: Fakes = {}, given: ExportScope = scope, who = session) {
  dropDrafts();
  setExportScope(given);
  const rendered = await render(<ExportNew />, {
    session: who,
    operations: { 'users.list': () => page(12), 'users.filter_values': () => [], ...operations },
    commands: {
      previewExport: () => ({ header: ['name'], rows: [["'=SUM(A1)"]], guarded_cells: 1 }),
      exportDefaults: (_connection, format) => ({
        folder: '/home/signe/exports',
        file_name: `users.${format}`,
        free_bytes: 4e11,
      }),
      startExport: (_connection, request) => started(request),
      listExports: () => [],
      ...commands,
    },
  });
  return { ...rendered, keyboard: userEvent.setup({ delay: null }) };
}

type Keyboard = ReturnType<typeof userEvent.setup>;

const press = async (keyboard: Keyboard, name: RegExp) =>
  keyboard.click(await screen.findByRole('button', { name }));

async function toDestination(keyboard: Keyboard) {
  await screen.findByText('12 users');
  await press(keyboard, /Continue to privacy/);
  await keyboard.click(screen.getByRole('combobox', { name: /Purpose/ }));
  await keyboard.click(await screen.findByRole('option', { name: 'Regulatory report', hidden: true }));
  await keyboard.type(screen.getByRole('textbox', { name: 'Reference' }), 'REP-2026-Q3');
  await keyboard.click(screen.getByRole('checkbox', { name: /I need these columns/ }));
  await press(keyboard, /Continue to destination/);
}

describe('exporting users', () => {
  it('leaves sensitive fields to who may see them, and says why', async () => {
    const permissions = session.me.permissions.filter((one) => one !== 'user.view.sensitive');
    const startExport = vi.fn((_connection: string, request: ExportRequest) => started(request));
    const { keyboard } = await open(
      { commands: { startExport } },
      { ...scope, columns: ['name', 'phone', 'status'] },
      { ...session, me: { ...session.me, permissions } },
    );
    const phone = await screen.findByRole('checkbox', { name: 'Phone' });
    expect(phone).toHaveAttribute('aria-disabled', 'true');
    expect(phone).toHaveAccessibleDescription('This needs user.view.sensitive.');
    await keyboard.click(phone);
    expect(phone).not.toBeChecked();
    await keyboard.click(screen.getByRole('checkbox', { name: 'Basic' }));
    await toDestination(keyboard);
    await press(keyboard, /Export 12 users/);
    const fields = startExport.mock.calls[0]?.[1].query.fields?.split(',');
    expect(fields).toContain('email');
    expect(fields).not.toContain('phone');
  });

  it('sends exactly the scope, the fields and the purpose that were shown', async () => {
    const startExport = vi.fn((_connection: string, request: ExportRequest) => started(request));
    const { keyboard } = await open({ commands: { startExport } });
    await toDestination(keyboard);
    expect(screen.getByRole('textbox', { name: 'Folder' })).toHaveValue('/home/signe/exports');
    await press(keyboard, /Export 12 users/);
    expect(startExport).toHaveBeenCalledExactlyOnceWith(connection.id, {
      query: {
        selector: { ...scope.selector, include_test_users: false },
        sort: '-registered',
        fields: 'name,status,user_id',
        format: 'csv',
        guard: true,
        purpose: 'Regulatory report (REP-2026-Q3)',
      },
      user_ids: null,
      folder: '/home/signe/exports',
      file_name: 'users.csv',
      code: null,
      scope_label: 'All users, Status Active',
    });
  });

  it('offers four formats, asks for the chosen one, and guards only CSV', async () => {
    const startExport = vi.fn((_connection: string, request: ExportRequest) => started(request));
    const { container, keyboard } = await open({ commands: { startExport } });
    await screen.findByText('12 users');
    const names = screen.getAllByRole('radio').map((radio) => radio.getAttribute('value'));
    expect(names).toEqual(['csv', 'json', 'jsonl', 'xlsx']);
    await keyboard.click(screen.getByRole('radio', { name: 'Excel' }));
    expect(screen.getByText(/IDs and phone numbers are text/)).toBeVisible();
    expect(screen.queryByRole('switch', { name: /Guard/ })).not.toBeInTheDocument();
    await expectNoViolations(container);
    await toDestination(keyboard);
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'File name' })).toHaveValue('users.xlsx'));
    await press(keyboard, /Export 12 users/);
    const request = startExport.mock.calls[0]?.[1];
    expect(request).toMatchObject({ file_name: 'users.xlsx', query: { format: 'xlsx', guard: null } });
  });

  it('leaves test users out unless told otherwise, and says how many', async () => {
    const { keyboard } = await open({
      operations: {
        'users.list': ({ query }) => page(query.selector.include_test_users === false ? 9 : 12),
      },
    });
    const summary = screen.getByRole('complementary', { name: 'This export' });
    expect(await within(summary).findByText('9 users')).toBeInTheDocument();
    expect(within(summary).getByText('3 left out')).toBeInTheDocument();
    await keyboard.click(screen.getByRole('switch', { name: 'Include users with the flag Test' }));
    expect(within(summary).getByText('12 users')).toBeInTheDocument();
    expect(within(summary).getByText('Included')).toBeInTheDocument();
  });

  it('is off while a filter is skipped', async () => {
    const skipped = [{ filter: 'enrollment_status' as const, reason: 'the learning service did not answer' }];
    const { keyboard } = await open({
      operations: { 'users.list': () => page(12, { skipped_filters: skipped }) },
    });
    expect(await screen.findByText(/was skipped: the learning service did not answer/)).toBeInTheDocument();
    const next = screen.getByRole('button', { name: /Continue to privacy/ });
    expect(next).toHaveAttribute('aria-disabled', 'true');
    await keyboard.click(next);
    expect(screen.getByRole('heading', { name: 'Fields' })).toBeInTheDocument();
  });

  it('does not go on without a purpose and the promise to delete the file', async () => {
    const { keyboard } = await open();
    await screen.findByText('12 users');
    await press(keyboard, /Continue to privacy/);
    await press(keyboard, /Continue to destination/);
    expect(screen.getByText('This is required.')).toBeInTheDocument();
    expect(screen.getByText('Confirm this to go on.')).toBeInTheDocument();
  });

  it('shows the first rows as they will be written, and asks for a code for sensitive columns', async () => {
    const { container, keyboard } = await open();
    await screen.findByText('12 users');
    expect(await screen.findByText("'=SUM(A1)")).toBeInTheDocument();
    expect(screen.getByText('Not needed')).toBeInTheDocument();
    expect(screen.getByText('1 cell looks like a formula')).toBeInTheDocument();
    expect(screen.queryByRole('checkbox', { name: 'Date of birth' })).not.toBeInTheDocument();
    await press(keyboard, /more of Profile/);
    await keyboard.click(screen.getByRole('checkbox', { name: 'Date of birth' }));
    expect(screen.getByText('Needed')).toBeInTheDocument();
    await expectNoViolations(container);
  });

  it('asks for a code from the platform’s number of rows on', async () => {
    await open({ operations: { 'users.list': () => page(1000) } });
    expect(await screen.findByText('Needed')).toBeInTheDocument();
  });

  it('keeps everything but the code after a wrong one', async () => {
    const codes: (string | null)[] = [];
    const { keyboard } = await open(
      {
        commands: {
          startExport: (_connection, { code }) => {
            codes.push(code);
            throw refusal('wrong_code');
          },
        },
      },
      { ...scope, columns: ['phone'] },
    );
    await toDestination(keyboard);
    await keyboard.click(screen.getByRole('textbox', { name: 'Digit 1 of 6' }));
    await keyboard.keyboard('407192');
    expect(codes).toEqual([]);
    expect(screen.getByRole('button', { name: /Export 12 users/ })).toHaveFocus();
    await keyboard.keyboard('{Enter}');
    expect(await screen.findByText(/2 attempts left/)).toBeInTheDocument();
    expect(codes).toEqual(['407192']);
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Digit 1 of 6' })).toHaveValue(''));
    expect(screen.getByRole('textbox', { name: 'File name' })).toHaveValue('users.csv');
  });

  it('says of the button and of its key the same', async () => {
    await open();
    await screen.findByText('12 users');
    expect(registry.all().find(({ keys }) => keys.includes('mod+Enter'))?.label).toBe('Continue to privacy');
  });

  it('sends a selection by hand as ids', async () => {
    const user_ids = ['a', 'b'];
    await open({}, { ...scope, user_ids });
    expect(await screen.findByText(/2 users chosen by hand/)).toBeInTheDocument();
    expect(screen.getByText('2 users')).toBeInTheDocument();
  });
});

describe('the first rows', () => {
  it('single out what a spreadsheet would run, and not every phone number', () => {
    expect(looksLikeFormula(`'=HYPERLINK("https://example.com")`)).toBe(true);
    expect(looksLikeFormula("'+1+cmd|' /C calc'!A0")).toBe(true);
    expect(looksLikeFormula("'+44 7700 900142")).toBe(false);
    expect(looksLikeFormula('Ottoline')).toBe(false);
  });

  it('say how large the file will be, in bytes', () => {
    expect(estimateBytes({ header: ['name'], rows: [['é'], ['ab']], guarded_cells: 0 }, 100, 'csv')).toBe(
      400,
    );
    expect(estimateBytes({ header: ['name'], rows: [], guarded_cells: 0 }, 100, 'csv')).toBeNull();
    const preview = { header: ['name'], rows: [['é']], guarded_cells: 0 };
    expect(estimateBytes(preview, 10, 'jsonl')).toBe('{"name":"éx"}\n'.length * 10);
    expect(estimateBytes(preview, 10, 'xlsx')).toBeNull();
  });
});

describe('the name of the file', () => {
  it('names a file in the chosen folder and nothing else', () => {
    expect(fileNameProblem('users.csv', 'csv')).toBeNull();
    expect(fileNameProblem(' ', 'csv')).toBe('missing');
    expect(fileNameProblem('../users.csv', 'csv')).toBe('separator');
    expect(fileNameProblem('a\\b.csv', 'csv')).toBe('separator');
    expect(fileNameProblem('.hidden.csv', 'csv')).toBe('separator');
    expect(fileNameProblem('users.xlsx', 'csv')).toBe('ending');
    expect(fileNameProblem('users.xlsx', 'xlsx')).toBeNull();
  });

  it('follows the format, where it says one', () => {
    expect(renamed('mine.csv', 'csv', 'xlsx')).toBe('mine.xlsx');
    expect(renamed('mine', 'csv', 'json')).toBe('mine');
    expect(renamed(null, 'csv', 'json')).toBeNull();
  });
});
