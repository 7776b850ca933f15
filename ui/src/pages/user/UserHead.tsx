import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Anchor, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconChevronUp, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { targetOf } from '@/actions/target';
import { useOffer } from '@/actions/useOffers';
import type { UserDetail } from '@/api/bindings';
import { CopyId } from '@/components/CopyId';
import { Flags } from '@/components/Flag';
import { StatusBadge } from '@/components/StatusBadge';
import { Truncated } from '@/components/Truncated';
import { UserAvatar } from '@/components/UserAvatar';
import { useFormat } from '@/format/useFormat';
import type { ListPlace } from '@/pages/users/openList';
import classes from './UserHead.module.css';
import { UserMenu } from './UserMenu';

type UserHeadProps = {
  user: UserDetail | undefined;
  /** In place of a name, where there is nobody to name. */
  nobody: string | null;
  place: ListPlace | null;
  busy: boolean;
  menuOpen: boolean;
  onMenu(open: boolean): void;
  onMove(by: 1 | -1): void;
  onRefresh(): void;
};

/** Who it is, where one came from, and when this was read. */
export function UserHead({ user, nobody, place, busy, menuOpen, onMenu, onMove, onRefresh }: UserHeadProps) {
  const { t } = useLingui();
  const { number, seconds, zoneName, full } = useFormat();
  return (
    <header className={classes.head}>
      <div className={classes.crumb}>
        <Anchor component={Link} to="/users">
          <Trans>All users</Trans>
        </Anchor>
        {place && (
          <>
            <IconChevronRight size={12} stroke={1.6} aria-hidden className="st-mirrored" />
            <span>
              <Trans>
                {number(place.position)} of {number(place.total)}
              </Trans>
            </span>
            <ActionIcon size="sm" aria-label={t`Previous user`} onClick={() => onMove(-1)}>
              <IconChevronUp size={14} stroke={1.6} />
            </ActionIcon>
            <ActionIcon size="sm" aria-label={t`Next user`} onClick={() => onMove(1)}>
              <IconChevronDown size={14} stroke={1.6} />
            </ActionIcon>
          </>
        )}
        <span className={classes.end}>
          {user && (
            <Tooltip label={full(user.read_at)}>
              <span>
                <Trans>
                  Updated {seconds(user.read_at)} {zoneName(user.read_at)}
                </Trans>
              </span>
            </Tooltip>
          )}
          <ActionIcon size="sm" aria-label={t`Read again`} loading={busy} onClick={onRefresh}>
            <IconRefresh size={14} stroke={1.6} />
          </ActionIcon>
        </span>
      </div>
      {user && (
        <div className={classes.who}>
          <UserAvatar name={user.name} size="lg" />
          <div className={classes.names}>
            <div className={classes.line}>
              <h1 className={classes.name}>
                <Truncated>{user.name}</Truncated>
              </h1>
              <StatusBadge status={user.status} />
              <Flags flags={user.flags.map(({ flag }) => flag)} labelled />
              <AddFlag user={user} />
            </div>
            <Ids user={user} />
          </div>
          <UserMenu user={user} opened={menuOpen} onChange={onMenu} />
        </div>
      )}
      {nobody !== null && (
        <div className={classes.who}>
          <h1 className={classes.name}>{nobody}</h1>
        </div>
      )}
    </header>
  );
}

/** Beside the flags, where one more would stand. */
function AddFlag({ user }: { user: UserDetail }) {
  const offer = useOffer(targetOf(user), 'users.flags.set');
  if (!offer || offer.reason !== null) return null;
  const { label, icon: Shape, open } = offer;
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" aria-label={label} onClick={open}>
        <Shape size={14} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

function Ids({
  user: { user_id: id, unique_id: unique, numeric_id: numeric, partner },
}: {
  user: UserDetail;
}) {
  const { t } = useLingui();
  return (
    <div className={classes.ids}>
      <span>
        <Trans>User ID</Trans> <CopyId value={id} label={t`Copy user ID`} full />
      </span>
      <span>
        <Trans>Numeric ID</Trans> <CopyId value={numeric} label={t`Copy numeric ID`} />
      </span>
      {unique && (
        <span>
          <Trans>Unique ID</Trans> <CopyId value={unique} label={t`Copy unique ID`} />
        </span>
      )}
      {partner && (
        <span>
          <Trans>Referral code</Trans> <CopyId value={partner.referral_code} label={t`Copy referral code`} />
        </span>
      )}
    </div>
  );
}
