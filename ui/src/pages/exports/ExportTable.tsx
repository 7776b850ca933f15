import { Trans, useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import type { ExportFormat, ExportStatus } from '@/api/bindings';
import { RelativeTime } from '@/components/RelativeTime';
import { StaticTable } from '@/components/StaticTable';
import { useFormat } from '@/format/useFormat';
import { formats } from '@/forms/exportFormats';
import classes from './exports.module.css';
import { StateBadge } from './StateBadge';

type ExportTableProps = { exports: ExportStatus[]; opened: string | null; onOpen(id: string): void };

/** The files made on this computer. */
export function ExportTable({ exports, opened, onOpen }: ExportTableProps) {
  const { t } = useLingui();
  const { number, bytes } = useFormat();
  const columns = [
    { key: 'file', label: t`File`, width: '34%' },
    { key: 'scope', label: t`Scope` },
    { key: 'rows', label: t`Rows`, width: '88px', end: true },
    { key: 'size', label: t`Size`, width: '84px', end: true },
    { key: 'started', label: t`Started`, width: '104px' },
    { key: 'state', label: t`State`, width: '146px' },
  ];
  return (
    <StaticTable label={t`Exports`} columns={columns} wide>
      {exports.map((status) => (
        <tr key={status.id} data-current={status.id === opened || undefined} className={classes.row}>
          <td>
            <UnstyledButton
              className={classes.file}
              aria-expanded={status.id === opened}
              onClick={() => onOpen(status.id)}
            >
              <FormatIcon format={status.query.format} />
              <FileName>{status.file_name}</FileName>
            </UnstyledButton>
          </td>
          <td data-dim title={status.scope_label}>
            <bdi>{status.scope_label}</bdi>
          </td>
          <td data-end>{number(status.rows)}</td>
          <td data-end data-dim>
            {status.state === 'finished' || status.state === 'running' ? (
              bytes(status.bytes)
            ) : (
              <Trans>No file</Trans>
            )}
          </td>
          <td data-dim>
            <RelativeTime at={status.started_at} />
          </td>
          <td>
            <StateBadge status={status} />
          </td>
        </tr>
      ))}
    </StaticTable>
  );
}

/** The end of a name, with date and ending: what tells the files of one list apart. */
const tail = 17;

/** Cut in the middle where it must be. */
function FileName({ children: name }: { children: string }) {
  const at = Math.max(0, name.length - tail);
  return (
    <bdi className={classes.fileName} title={name}>
      <span className="st-ellipsis">{name.slice(0, at)}</span>
      <span>{name.slice(at)}</span>
    </bdi>
  );
}

function FormatIcon({ format }: { format: ExportFormat | null | undefined }) {
  const { icon: Drawn } = formats[format ?? 'csv'];
  return <Drawn size={16} stroke={1.6} aria-hidden />;
}
