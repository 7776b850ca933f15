import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ActivityEvent } from '@/api/bindings';
import { read } from '@/api/read';
import { useSession } from '@/api/session';
import { ClockTime } from '@/components/ClockTime';
import { useFormat } from '@/format/useFormat';
import { activityLooks } from '@/pages/user/activityLooks';
import { type Run, runsOf } from '@/pages/user/loginRuns';
import { useFacts } from '@/pages/user/useFacts';
import classes from './Peek.module.css';

/** Enough events for a few things, failed logins in a row being one. */
const latest = { filter: { types: [] }, limit: 20 };
const shown = 4;

/** The last few things the user did; the place where it is another than that of the later one. */
export function RecentActivity({ userId }: { userId: string }) {
  const { connection } = useSession();
  const format = useFormat();
  const asked = { path: { user_id: userId }, query: latest };
  const page = useQuery(read(connection.id, 'users.activity.list', asked)).data;
  const runs = runsOf(page?.items ?? [], isFailedLogin, page?.next_cursor === null).slice(0, shown);
  if (runs.length === 0) return null;
  const placeOf = (run: Run<ActivityEvent> | undefined) => {
    const event = run?.events[0];
    return event ? [format.place(event.location), event.ip].filter(Boolean).join(', ') : '';
  };
  return (
    <section>
      <h2 className={classes.section}>
        <Trans>Recent activity</Trans>
      </h2>
      <ul className={classes.events}>
        {runs.map((run, at) => (
          <Happened
            key={run.events[0].id}
            run={run}
            place={placeOf(run) === placeOf(runs[at - 1]) ? '' : placeOf(run)}
          />
        ))}
      </ul>
    </section>
  );
}

function Happened({ run, place }: { run: Run<ActivityEvent>; place: string }) {
  const sentence = useSentence();
  const [event] = run.events;
  const { icon: Shape } = activityLooks[event.type];
  return (
    <li>
      <span className={classes.dot}>
        <Shape size={11} stroke={2} aria-hidden />
      </span>
      <div>
        {sentence(run)}{' '}
        <span className={classes.dim}>
          <ClockTime at={event.at} />
        </span>
        {place && (
          <div className={classes.dim}>
            <bdi>{place}</bdi>
          </div>
        )}
      </div>
    </li>
  );
}

/** "5 failed logins", "Payout requested, €412.00", "Login from a new country". */
function useSentence() {
  const { t, i18n } = useLingui();
  const { number } = useFormat();
  const { valueIn } = useFacts();
  return ({ events, open }: Run<ActivityEvent>): string => {
    const [{ type, details, new_country: newCountry }] = events;
    if (events.length > 1) {
      const count = number(events.length);
      return open ? t`${count} or more failed logins` : t`${count} failed logins`;
    }
    if (newCountry) return t`Login from a new country`;
    const label = i18n._(activityLooks[type].label);
    const amount = details.find(({ name }) => name === 'amount');
    return amount ? t`${label}, ${valueIn(amount)}` : label;
  };
}

function isFailedLogin({ type }: ActivityEvent): boolean {
  return type === 'LOGIN_FAILED';
}
