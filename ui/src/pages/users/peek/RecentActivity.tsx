import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  type Icon,
  IconCash,
  IconId,
  IconKey,
  IconLogin2,
  IconLogout,
  IconMail,
  IconShoppingCart,
  IconShoppingCartX,
  IconUserEdit,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ActivityEvent, ActivityType } from '@/api/bindings';
import { read } from '@/api/read';
import { useSession } from '@/api/session';
import { RelativeTime } from '@/components/RelativeTime';
import classes from './Peek.module.css';

const looks: Record<ActivityType, { icon: Icon; label: MessageDescriptor }> = {
  LOGIN: { icon: IconLogin2, label: msg`Login` },
  LOGIN_FAILED: { icon: IconX, label: msg`Failed login` },
  LOGOUT: { icon: IconLogout, label: msg`Logout` },
  PASSWORD_CHANGED: { icon: IconKey, label: msg`Password changed` },
  EMAIL_CHANGED: { icon: IconMail, label: msg`Email changed` },
  PROFILE_UPDATED: { icon: IconUserEdit, label: msg`Profile updated` },
  ORDER_PLACED: { icon: IconShoppingCart, label: msg`Order placed` },
  ORDER_CANCELLED: { icon: IconShoppingCartX, label: msg`Order cancelled` },
  KYC_SUBMITTED: { icon: IconId, label: msg`KYC documents submitted` },
  PAYOUT_REQUESTED: { icon: IconCash, label: msg`Payout requested` },
};

const nothingBut = { after: null, before: null, types: [], ip: null, success: null, cursor: null, limit: 4 };

function placeOf(event: ActivityEvent | undefined): string {
  return [event?.location, event?.ip].filter(Boolean).join(', ');
}

/** The last four things the user did; the place where it is another than that of the later one. */
export function RecentActivity({ userId }: { userId: string }) {
  const { i18n } = useLingui();
  const { connection } = useSession();
  const events = useQuery(read('listActivity', connection.id, userId, nothingBut)).data?.items ?? [];
  if (events.length === 0) return null;
  return (
    <section>
      <h2 className={classes.section}>
        <Trans>Recent activity</Trans>
      </h2>
      <ul className={classes.events}>
        {events.map((event, at) => {
          const { icon: Shape, label } = looks[event.type];
          const place = placeOf(event);
          return (
            <li key={event.id}>
              <span className={classes.dot}>
                <Shape size={11} stroke={2} aria-hidden />
              </span>
              <div>
                {i18n._(label)}{' '}
                <span className={classes.dim}>
                  <RelativeTime at={event.at} />
                </span>
                {place && place !== placeOf(events[at - 1]) && (
                  <div className={classes.dim}>
                    <bdi>{place}</bdi>
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
