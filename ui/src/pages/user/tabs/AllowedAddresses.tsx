import { Trans, useLingui } from '@lingui/react/macro';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { UserDetail } from '@/api/bindings';
import { useListOf } from '@/api/user';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { orHidden } from '@/components/Hidden';
import { useFormat } from '@/format/useFormat';
import { Ip, Quiet } from '../parts';
import { compare, type Sighting, sightingsOf } from '../sightings';
import classes from '../user.module.css';

/** Odd addresses that are named; the tables beside it have all. */
const named = 5;

/** Where the account may be used from, and below it from where else it was. */
export function AllowedAddresses({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const sessions =
    useListOf(user.user_id, 'users.sessions.list').data?.pages.flatMap(({ items }) => items) ?? [];
  const allowed = user.security.allowed_ips;
  const { within, outside } = compare(allowed, sightingsOf(user, sessions));
  if (allowed.length === 0) {
    return (
      <Card title={t`Allowed IP addresses`}>
        <Quiet>{orHidden(user.masked, 'ip', <Trans>Any address</Trans>)}</Quiet>
      </Card>
    );
  }
  return (
    <Card title={t`Allowed IP addresses`} flush>
      <ul className={classes.addresses}>
        {within.map(({ range, last }) => (
          <li key={range}>
            <IconCheck size={14} stroke={1.6} aria-hidden />
            <Ip masked={user.masked}>{range}</Ip>
            {last && (
              <span className={classes.sighted}>
                <Trans>
                  used <ClockTime at={last.at} inText />
                </Trans>
              </span>
            )}
          </li>
        ))}
      </ul>
      {outside.length > 0 && (
        <>
          <h3 className={classes.outsideHead}>
            <Trans>Seen outside this list</Trans>
          </h3>
          <ul className={classes.addresses} data-outside>
            {outside.slice(0, named).map((sighting) => (
              <Outside key={sighting.ip} sighting={sighting} />
            ))}
            {outside.length > named && (
              <li>
                <Trans>and {number(outside.length - named)} more</Trans>
              </li>
            )}
          </ul>
        </>
      )}
    </Card>
  );
}

function Outside({ sighting: { ip, at, kind, place } }: { sighting: Sighting }) {
  const { t } = useLingui();
  const format = useFormat();
  const kinds = { session: t`session`, login: t`login`, failed: t`failed login`, token: t`API token` };
  const where = format.place(place).split(', ')[0];
  return (
    <li>
      <IconAlertTriangle size={14} stroke={1.6} aria-hidden />
      <Ip masked={[]}>{ip}</Ip>
      <span className={classes.sighted}>
        <span className="st-ellipsis" title={format.place(place)}>
          {[kinds[kind], where].filter(Boolean).join(', ')}
        </span>
        <ClockTime at={at} inText />
      </span>
    </li>
  );
}
