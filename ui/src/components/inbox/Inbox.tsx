import { Trans } from '@lingui/react/macro';
import { Button, UnstyledButton } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Pages } from '@/api/user';
import classes from './inbox.module.css';

type InboxProps<T> = {
  label: string;
  pages: Pages<T>;
  items: T[];
  idOf(item: T): string;
  open: string | undefined;
  onOpen(item: T): void;
  iconOf(item: T): Icon | undefined;
  /** The lines of an item. */
  children(item: T): ReactNode;
};

/** What came in, newest first, the one marked that is shown beside. */
export function Inbox<T>({ label, pages, items, idOf, open, onOpen, iconOf, children }: InboxProps<T>) {
  return (
    <>
      <ul aria-label={label}>
        {items.map((item) => {
          const id = idOf(item);
          const current = id === open || undefined;
          const Shape = iconOf(item);
          return (
            <li key={id} data-current={current}>
              <UnstyledButton className={classes.item} aria-current={current} onClick={() => onOpen(item)}>
                {Shape && <Shape size={16} stroke={1.6} aria-hidden />}
                {children(item)}
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
      {pages.hasNextPage && (
        <Button variant="link" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          <Trans>Load more</Trans>
        </Button>
      )}
    </>
  );
}
