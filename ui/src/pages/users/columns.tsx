import type { ReactNode } from 'react';
import type { Column, ColumnMeta, Sensitive, UserRow } from '@/api/bindings';
import { shortened } from '@/components/CopyId';
import { Flags } from '@/components/Flag';
import { Hidden } from '@/components/Hidden';
import { KycBadge } from '@/components/KycBadge';
import { StatusBadge } from '@/components/StatusBadge';
import { UserAvatar } from '@/components/UserAvatar';
import type { useFormat } from '@/format/useFormat';
import type { ColumnShape } from '@/table/columns';
import classes from './columns.module.css';

/** What a cell needs beside the row. */
export type CellContext = {
  format: ReturnType<typeof useFormat>;
  now: Date;
  yes: string;
  no: string;
  /** What the admin may not see. */
  masked: readonly Sensitive[];
  labelOf(column: Column, code: string): string;
};

type Drawn = { width: number; grow: number; cell(row: UserRow, context: CellContext): ReactNode };

/** Text that a user wrote: in its own direction, never beyond its cell. */
function userText(text: string | null): ReactNode {
  return (
    <span className={classes.text} dir="auto">
      {text}
    </span>
  );
}

/** Addresses, numbers, codes: always left to right. */
function machineText(text: string | null): ReactNode {
  return (
    <span className={classes.text} dir="ltr">
      {text}
    </span>
  );
}

/**
 * An address, cut within the part before the @ where there is no room: the domain tells more. One text for those who
 * copy or hear it; what is seen is drawn from its two halves.
 */
function emailText(email: string | null): ReactNode {
  const at = email?.lastIndexOf('@') ?? -1;
  return (
    <span
      className={classes.email}
      dir="ltr"
      title={email ?? undefined}
      data-local={at < 0 ? email : email?.slice(0, at)}
      data-domain={at < 0 ? '' : email?.slice(at)}
    >
      {email}
    </span>
  );
}

function identifier(id: string | null): ReactNode {
  return (
    <span className="st-mono st-ellipsis" title={id ?? undefined}>
      {id && shortened(id)}
    </span>
  );
}

/** The first, and how many more; all of them in the tooltip. */
function codes(column: Column, held: string[], { labelOf }: CellContext): ReactNode {
  const all = held.map((code) => labelOf(column, code));
  return (
    <span className={classes.text} dir="auto" title={all.length > 1 ? all.join(', ') : undefined}>
      {all.length > 1 ? `${all[0]} +${all.length - 1}` : all[0]}
    </span>
  );
}

function relative(at: string | null, { format, now }: CellContext): ReactNode {
  const [day, clock] = at ? format.relativeParts(at, now) : [];
  return (
    <time
      dateTime={at ?? undefined}
      title={at ? format.full(at) : undefined}
      className={clock ? classes.moment : classes.text}
    >
      {day}
      <span>{clock && `, ${clock}`}</span>
    </time>
  );
}

function date(at: string, { format }: CellContext): ReactNode {
  return (
    <time dateTime={at || undefined} title={at ? format.full(at) : undefined}>
      {at && format.date(at)}
    </time>
  );
}

function phone({ phone, phone_extension: extension }: UserRow): ReactNode {
  return machineText(phone && extension ? `${phone} ext. ${extension}` : phone);
}

/**
 * The columns of LST-1 that a row can show, each declared once: how wide and how drawn. They stand in the order of the
 * table before anyone chose. The least widths of those shown at first fit beside the docked preview at 1440 px.
 */
const drawn: Partial<Record<Column, Drawn>> = {
  name: {
    width: 146,
    grow: 1.8,
    cell: ({ name }) => (
      <>
        <UserAvatar name={name} />
        {userText(name)}
      </>
    ),
  },
  email: { width: 145, grow: 2.1, cell: ({ email }) => emailText(email) },
  phone: { width: 121, grow: 1.2, cell: phone },
  status: { width: 100, grow: 0.5, cell: ({ status }) => <StatusBadge status={status} /> },
  kyc_status: { width: 88, grow: 0.5, cell: ({ kyc_status: status }) => <KycBadge status={status} /> },
  flags: { width: 48, grow: 0.5, cell: ({ flags }) => <Flags flags={flags} still /> },
  roles: { width: 68, grow: 0.9, cell: ({ roles }, context) => codes('roles', roles, context) },
  registered: { width: 82, grow: 0.8, cell: ({ registered_at: at }, context) => date(at, context) },
  last_activity: { width: 70, grow: 0.9, cell: ({ last_activity_at: at }, context) => relative(at, context) },
  username: { width: 110, grow: 1, cell: ({ username }) => userText(username) },
  unique_id: { width: 110, grow: 1, cell: ({ unique_id: id }) => identifier(id) },
  numeric_id: { width: 96, grow: 0.6, cell: ({ numeric_id: id }) => identifier(id) },
  user_id: { width: 128, grow: 1, cell: ({ user_id: id }) => identifier(id) },
  last_login: { width: 72, grow: 0.9, cell: ({ last_login_at: at }, context) => relative(at, context) },
  country: {
    width: 72,
    grow: 0.8,
    cell: ({ country }, { labelOf }) => userText(country && labelOf('country', country)),
  },
  credit_balance: {
    width: 84,
    grow: 0.5,
    cell: ({ credit_balance: sum }, { format }) => machineText(format.decimal(sum)),
  },
  active: { width: 60, grow: 0.3, cell: ({ active }, { yes, no }) => userText(active ? yes : no) },
  partner: { width: 60, grow: 0.3, cell: ({ partner }, { yes, no }) => userText(partner ? yes : no) },
  user_type: {
    width: 72,
    grow: 0.9,
    cell: ({ user_types: held }, context) => codes('user_type', held, context),
  },
  account_type: {
    width: 84,
    grow: 0.6,
    cell: ({ account_type: code }, { labelOf }) => userText(code && labelOf('account_type', code)),
  },
  groups: { width: 100, grow: 0.9, cell: ({ groups }, context) => codes('groups', groups, context) },
  company: { width: 120, grow: 1, cell: ({ company }) => userText(company) },
};

const atEnd: readonly Column[] = ['credit_balance', 'last_activity', 'last_login', 'numeric_id'];

/** The columns of this platform that the table can show, Name first. */
export function tableColumns(metas: ColumnMeta[]): ColumnShape<Column>[] {
  return Object.entries(drawn).flatMap(([key, { width, grow }]): ColumnShape<Column>[] => {
    const meta = metas.find(({ column }) => column === key);
    if (!meta) return [];
    const { column, label, shown, sort } = meta;
    return [{ key: column, label, width, grow, shown, sortable: sort !== null, end: atEnd.includes(column) }];
  });
}

export function drawCell(column: Column, row: UserRow, context: CellContext): ReactNode {
  const hidden = context.masked.some((fact) => fact === column);
  return hidden ? <Hidden /> : drawn[column]?.cell(row, context);
}
