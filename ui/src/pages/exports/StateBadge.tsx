import { Trans } from '@lingui/react/macro';
import { IconCircleCheck, IconCircleMinus, IconLoader2, IconX } from '@tabler/icons-react';
import type { ExportStatus } from '@/api/bindings';
import { Badge } from '@/components/Badge';
import { useFormat } from '@/format/useFormat';

/** How much of an export is done, 0 to 1; null while that is not known, and in Excel, whose rows come packed. */
export function shareOf({ rows, total_rows, query }: ExportStatus): number | null {
  return query.format === 'xlsx' || total_rows === null || total_rows === 0
    ? null
    : Math.min(1, rows / total_rows);
}

export function StateBadge({ status }: { status: ExportStatus }) {
  const { percent } = useFormat();
  const share = shareOf(status);
  switch (status.state) {
    case 'running':
      return (
        <Badge tone="info" icon={IconLoader2}>
          {share === null ? <Trans>Running</Trans> : <Trans>Running {percent(share)}</Trans>}
        </Badge>
      );
    case 'finished':
      return (
        <Badge tone="good" plain icon={IconCircleCheck}>
          <Trans>Finished</Trans>
        </Badge>
      );
    case 'cancelled':
      return (
        <Badge tone="neutral" icon={IconCircleMinus}>
          <Trans>Cancelled</Trans>
        </Badge>
      );
    case 'failed':
      return (
        <Badge tone="bad" icon={IconX}>
          <Trans>Failed</Trans>
        </Badge>
      );
  }
}
