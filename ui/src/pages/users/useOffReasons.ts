import { useLingui } from '@lingui/react/macro';
import { useAllowed, useSession } from '@/api/session';
import type { Selection } from '@/table/selection';

/** Why something over all matching users is off now; null when it is not. Never wider than asked (DESIGN 1). */
export function useOffReasons(skipped: boolean, total: number | null, selection: Selection) {
  const { t } = useLingui();
  const { offlineSince } = useSession();
  const mayExport = useAllowed('user.export');
  const all = skipped
    ? t`Off while a filter is skipped.`
    : offlineSince !== null
      ? t`Off while the platform does not answer.`
      : null;
  const permission = mayExport ? null : t`This needs user.export.`;
  const empty = total === null || total === 0 ? t`There is nothing to export.` : null;
  const excepted =
    selection.kind === 'matching' && selection.except.size > 0
      ? t`An export of all matching cannot leave out single users. Select them again, or filter.`
      : null;
  return { all, exportList: permission ?? all ?? empty, exportSelection: permission ?? all ?? excepted };
}
