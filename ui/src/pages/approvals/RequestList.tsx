import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, UnstyledButton } from '@mantine/core';
import { formOf } from '@/actions';
import { titleOf } from '@/actions/titleOf';
import type { Approval } from '@/api/bindings';
import { useSession } from '@/api/session';
import type { Pages } from '@/api/user';
import { RelativeTime } from '@/components/RelativeTime';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import classes from './approvals.module.css';
import { StateBadge } from './StateBadge';

type RequestListProps = {
  pages: Pages<Approval>;
  requests: Approval[];
  open: string | undefined;
  onOpen(request: Approval): void;
};

/** The requests of a tab, newest first. */
export function RequestList({ pages, requests, open, onOpen }: RequestListProps) {
  const { t } = useLingui();
  const { approval_hours: hours } = useSession().meta.limits;
  return (
    <div className={classes.inbox}>
      <ul aria-label={t`Requests`}>
        {requests.map((request) => (
          <li key={request.approval_id} data-current={request.approval_id === open || undefined}>
            <Row request={request} current={request.approval_id === open} onOpen={() => onOpen(request)} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="link" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          <Trans>Load more</Trans>
        </Button>
      )}
      <p className={classes.rule}>
        <Plural
          value={hours}
          one="Requests that nobody decides lapse after # hour. Nothing happens then."
          other="Requests that nobody decides lapse after # hours. Nothing happens then."
        />
      </p>
    </div>
  );
}

function Row({ request, current, onOpen }: { request: Approval; current: boolean; onOpen(): void }) {
  const { i18n } = useLingui();
  const { action, user_name: name, requested_by: by, requested_at: at, state } = request;
  const Shape = formOf(action.operation)?.icon;
  return (
    <UnstyledButton className={classes.item} aria-current={current || undefined} onClick={onOpen}>
      {Shape && <Shape size={16} stroke={1.6} aria-hidden />}
      <span className={classes.itemTitle}>
        {i18n._(titleOf(action.operation))}: <bdi>{name}</bdi>
      </span>
      <span className={classes.itemMeta}>
        <bdi>{by.name}</bdi> · <RelativeTime at={at} />
        <span data-end>
          {state === 'pending' ? <Left until={request.lapses_at} /> : <StateBadge state={state} />}
        </span>
      </span>
    </UnstyledButton>
  );
}

/** How long it still waits; in amber when that is not long. */
function Left({ until }: { until: string }) {
  const { span } = useFormat();
  const left = Date.parse(until) - useNow().getTime();
  return (
    <span data-soon={left < 3 * 3_600_000 || undefined}>
      {left > 0 ? <Trans>{span(left)} left</Trans> : <Trans>Lapsed</Trans>}
    </span>
  );
}
