import { Trans } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pages } from '@/api/user';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import classes from './Paged.module.css';

type PagedProps<T> = {
  pages: Pages<T>;
  /** "Loading orders" */
  label: ReactNode;
  /** "The orders could not be read" */
  failure: ReactNode;
  empty: ReactNode;
  children(items: T[]): ReactNode;
};

const lines = [1, 2, 3, 4, 5];

/** A list in its states: being read, failed, empty, there, with more to come. */
export function Paged<T>({ pages, label, failure, empty, children }: PagedProps<T>) {
  const { data, error, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = pages;
  if (data === undefined) {
    if (error) return <Failure error={error} title={failure} onRetry={() => void refetch()} />;
    return (
      <Loading label={label}>
        <div className={classes.skeleton}>
          {lines.map((line) => (
            <Skeleton key={line} height={10} width={`${92 - (line % 3) * 14}%`} />
          ))}
        </div>
      </Loading>
    );
  }
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <>
      {children(items)}
      {error && <Failure error={error} title={failure} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !error && (
        <div className={classes.more}>
          <Button size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </div>
      )}
    </>
  );
}
