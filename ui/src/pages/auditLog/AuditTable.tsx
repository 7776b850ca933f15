import { Trans, useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { AuditEntry } from '@/api/bindings';
import { ClockTime } from '@/components/ClockTime';
import { shortened } from '@/components/CopyId';
import { StaticTable } from '@/components/StaticTable';
import { useFormat } from '@/format/useFormat';
import { useZone } from '@/format/useZone';
import { auditActions } from '@/pages/user/words';
import classes from './auditLog.module.css';

type AuditTableProps = {
  entries: AuditEntry[];
  /** Names of those whom they are about, by id. */
  people: Map<string, string>;
  opened: string | undefined;
  onOpen(id: string): void;
};

/** Entries as sentences: when, who, what, about whom, why. */
export function AuditTable({ entries, people, opened, onOpen }: AuditTableProps) {
  const { t, i18n } = useLingui();
  const { number } = useFormat();
  const zone = useZone();
  const columns = [
    { key: 'at', label: t`Time, ${zone}`, width: '158px' },
    { key: 'admin', label: t`Admin`, width: '17%' },
    { key: 'action', label: t`Action`, width: '24%' },
    { key: 'about', label: t`About`, width: '19%' },
    { key: 'reason', label: t`Reason` },
    { key: 'number', label: t`Entry`, width: '104px', end: true },
  ];
  return (
    <StaticTable label={t`Audit entries`} columns={columns} wide>
      {entries.map((entry) => {
        const { id, at, admin, action, user_id: userId, reason } = entry;
        return (
          <tr key={id} data-current={id === opened || undefined} className={classes.row}>
            <td>
              <UnstyledButton
                className={classes.open}
                aria-expanded={id === opened}
                onClick={() => onOpen(id)}
              >
                <IconChevronRight size={14} stroke={1.6} aria-hidden />
                <ClockTime at={at} seconds />
              </UnstyledButton>
            </td>
            <td title={admin?.name}>{admin ? <bdi>{admin.name}</bdi> : <Trans>The platform</Trans>}</td>
            <td className={classes.action}>{i18n._(auditActions[action])}</td>
            <td data-dim>{userId && <bdi>{people.get(userId) ?? shortened(userId)}</bdi>}</td>
            <td data-dim title={reason ?? undefined} dir="auto">
              {reason}
            </td>
            <td data-end data-dim className="st-mono">
              #{number(entry.number)}
            </td>
          </tr>
        );
      })}
    </StaticTable>
  );
}
