import { Trans, useLingui } from '@lingui/react/macro';
import type { useScopeCount } from '@/api/exports';
import { useVocabulary } from '@/api/users';
import { Failure } from '@/components/states/Failure';
import { PartialStrip } from '@/components/states/PartialStrip';
import { useFormat } from '@/format/useFormat';
import type { ExportScope } from '@/forms/exportScope';
import classes from './exportNew.module.css';

type ScopeProps = { scope: ExportScope; counted: ReturnType<typeof useScopeCount> };

/** Whose data goes into the file: the filters of the list as they are now, or users chosen by hand. */
export function Scope({ scope, counted }: ScopeProps) {
  const { t } = useLingui();
  const { number } = useFormat();
  const { filters } = useVocabulary([]);
  const labelOf = (id: string) => filters.find(({ filter }) => filter === id)?.label ?? id;
  const skipped = counted.data?.skipped ?? [];
  const chosen = scope.user_ids;
  return (
    <section className={`${classes.section} ${classes.limited}`}>
      <p>
        {chosen ? (
          <Trans>
            {number(chosen.length)} users chosen by hand in the list “{scope.label}”.
          </Trans>
        ) : (
          <Trans>All users in “{scope.label}” when the export runs.</Trans>
        )}
      </p>
      {counted.error && (
        <Failure
          error={counted.error}
          title={t`The users could not be counted`}
          onRetry={() => void counted.refetch()}
        />
      )}
      {skipped.map(({ filter, reason }) => (
        <PartialStrip key={filter}>
          <Trans>
            Filter “{labelOf(filter)}” was skipped: {reason}. The export is off, because it would hold more
            than you asked for.
          </Trans>
        </PartialStrip>
      ))}
    </section>
  );
}
