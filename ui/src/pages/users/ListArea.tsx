import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isConsoleError } from '@/api/ConsoleError';
import { Empty } from '@/components/states/Empty';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { Offline } from '@/components/states/Offline';
import type { ListFacts, UserSource } from './useRows';
import classes from './users.module.css';

type ListAreaProps = {
  facts: ListFacts;
  source: UserSource;
  /** Drawn while nothing is known: rows without content. */
  skeleton: ReactNode;
  noMatch: ReactNode;
  /** The table. */
  children: ReactNode;
};

/** The table, or what stands in its place (DESIGN section 9). Toolbar and sidebar stay usable. */
export function ListArea({ facts, source, skeleton, noMatch, children }: ListAreaProps) {
  const { total, failure, stopped } = facts;
  if (total === null && failure) {
    return (
      <div className={classes.area}>
        {isConsoleError(failure, 'unreachable', 'timed_out') ? (
          <Offline onRetry={source.retry} />
        ) : (
          <Failure error={failure} title={<Trans>The list could not be read</Trans>} onRetry={source.retry} />
        )}
      </div>
    );
  }
  if (stopped) {
    return (
      <div className={classes.area}>
        <Empty
          icon={IconPlayerStop}
          title={<Trans>Stopped</Trans>}
          actions={
            <Button onClick={source.retry}>
              <Trans>Load the list</Trans>
            </Button>
          }
        />
      </div>
    );
  }
  if (total === null) {
    return (
      <Loading label={<Trans>Loading users</Trans>} onStop={source.stop}>
        <div className={classes.fading}>{skeleton}</div>
      </Loading>
    );
  }
  return total === 0 ? <div className={classes.area}>{noMatch}</div> : children;
}
