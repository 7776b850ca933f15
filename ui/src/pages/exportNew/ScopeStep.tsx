import { Trans, useLingui } from '@lingui/react/macro';
import { IconFilter } from '@tabler/icons-react';
import type { useScopeCount } from '@/api/exports';
import { useVocabulary } from '@/api/users';
import { Notice } from '@/components/Notice';
import { Failure } from '@/components/states/Failure';
import { PartialStrip } from '@/components/states/PartialStrip';
import { useFormat } from '@/format/useFormat';
import type { ExportScope } from '@/forms/exportScope';
import classes from './exportNew.module.css';
import { Tokens } from './Tokens';

type ScopeStepProps = { scope: ExportScope; counted: ReturnType<typeof useScopeCount> };

/** Whose data goes into the file: the filters of the list as they are now, or users chosen by hand. */
export function ScopeStep({ scope, counted }: ScopeStepProps) {
  const { t } = useLingui();
  const { number } = useFormat();
  const { filters } = useVocabulary([]);
  const labelOf = (id: string) => filters.find(({ filter }) => filter === id)?.label ?? id;
  const skipped = counted.data?.skipped ?? [];
  const chosen = scope.user_ids;
  return (
    <section className={`${classes.section} ${classes.limited}`}>
      <h2>{t`Scope`}</h2>
      {chosen ? (
        <p>
          <Trans>
            {number(chosen.length)} users chosen by hand in the list “{scope.label}”.
          </Trans>
        </p>
      ) : (
        <>
          <p>
            <Trans>All users of the list “{scope.label}”, as it stands when the export runs.</Trans>
          </p>
          <Tokens selector={scope.selector} />
        </>
      )}
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
      <Notice icon={IconFilter}>
        <Trans>To export others, go back to the list and change its filters or the selection.</Trans>
      </Notice>
    </section>
  );
}
