import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { AuditEntry, AuditPage } from '@/api/bindings';
import { ClockTime } from '@/components/ClockTime';
import { Empty } from '@/components/states/Empty';
import { Failure } from '@/components/states/Failure';
import { AuditTable } from './AuditTable';
import classes from './auditLog.module.css';

type AuditListProps = {
  pages: UseInfiniteQueryResult<InfiniteData<AuditPage>>;
  entries: AuditEntry[];
  people: Map<string, string>;
  opened: string | undefined;
  onOpen(id: string): void;
  /** null where nothing is filtered. */
  onClear: (() => void) | null;
};

/** The entries that were read, and the way to older ones. */
export function AuditList({ pages, entries, onClear, ...table }: AuditListProps) {
  const { t } = useLingui();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const readTo = data?.pages.at(-1)?.read_to;
  if (entries.length === 0 && !hasNextPage) return <Nothing onClear={onClear} />;
  return (
    <>
      {entries.length > 0 && <AuditTable entries={entries} {...table} />}
      {error && (
        <Failure
          error={error}
          title={t`The audit log could not be read`}
          onRetry={() => void fetchNextPage()}
        />
      )}
      {hasNextPage && !error && (
        <p className={classes.more} role="status">
          {readTo && (
            <span>
              <Trans>
                Looked through back to <ClockTime at={readTo} inText />.
              </Trans>
            </span>
          )}
          <Button size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {readTo ? <Trans>Look further back</Trans> : <Trans>Show more</Trans>}
          </Button>
        </p>
      )}
    </>
  );
}

function Nothing({ onClear }: Pick<AuditListProps, 'onClear'>) {
  if (onClear === null) return <Empty icon={IconHistory} title={<Trans>No entries yet</Trans>} />;
  return (
    <Empty
      icon={IconFilterOff}
      title={<Trans>Nothing matches these filters</Trans>}
      actions={
        <Button onClick={onClear}>
          <Trans>Clear filters</Trans>
        </Button>
      }
    />
  );
}
