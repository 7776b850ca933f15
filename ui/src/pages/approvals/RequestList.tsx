import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { formOf } from '@/actions';
import { titleOf } from '@/actions/titleOf';
import type { Approval } from '@/api/bindings';
import { useSession } from '@/api/session';
import type { Pages } from '@/api/user';
import { Inbox } from '@/components/inbox/Inbox';
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
    <>
      <Inbox
        label={t`Requests`}
        pages={pages}
        items={requests}
        idOf={({ approval_id: id }) => id}
        open={open}
        onOpen={onOpen}
        iconOf={({ action }) => formOf(action.operation)?.icon}
      >
        {(request) => <Row request={request} />}
      </Inbox>
      <p className={classes.rule}>
        <Plural
          value={hours}
          one="Requests that nobody decides lapse after # hour. Nothing happens then."
          other="Requests that nobody decides lapse after # hours. Nothing happens then."
        />
      </p>
    </>
  );
}

function Row({ request }: { request: Approval }) {
  const { i18n } = useLingui();
  const { action, user_name: name, requested_by: by, requested_at: at, state } = request;
  return (
    <>
      <span className={classes.itemTitle}>
        {i18n._(titleOf(action.operation))}: <bdi>{name}</bdi>
      </span>
      <span className={classes.itemMeta}>
        <bdi>{by.name}</bdi> · <RelativeTime at={at} />
        <span data-end>
          {state === 'pending' ? <Left until={request.lapses_at} /> : <StateBadge state={state} />}
        </span>
      </span>
    </>
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
