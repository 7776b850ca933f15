import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { IconArrowsDiagonal, IconDots, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ActionItems } from '@/actions/ActionItems';
import { useOffers } from '@/actions/useOffers';
import type { UserRow } from '@/api/bindings';
import { read } from '@/api/read';
import { useSession } from '@/api/session';
import { Flags } from '@/components/Flag';
import { Keycap } from '@/components/Keycap';
import { ReasonedButton } from '@/components/ReasonedButton';
import { StatusBadge } from '@/components/StatusBadge';
import { Failure } from '@/components/states/Failure';
import { Truncated } from '@/components/Truncated';
import { UserAvatar } from '@/components/UserAvatar';
import classes from './Peek.module.css';
import { PeekBody } from './PeekBody';
import { PeekSkeleton } from './PeekSkeleton';

/** The focus must rest on a row this long before its user is read, ms. */
const restMs = 80;

type PeekProps = { row: UserRow; width: number; onOpen(): void; onClose(): void };

/**
 * The focused user at a glance: docked, or over the table where the window is narrow. No dialog: the keys stay with the
 * list, whose focus it follows.
 */
export function Peek(props: PeekProps) {
  const { t } = useLingui();
  const narrow = useMediaQuery('(max-width: 1199px)', window.innerWidth < 1200, {
    getInitialValueInEffect: false,
  });
  return (
    <aside
      className={classes.peek}
      data-over={narrow || undefined}
      aria-label={t`Preview of ${props.row.name}`}
      style={{ width: props.width }}
    >
      <Panel {...props} />
    </aside>
  );
}

function Panel({ row, onOpen, onClose }: PeekProps) {
  const { t } = useLingui();
  const { connection } = useSession();
  const [userId] = useDebouncedValue(row.user_id, restMs);
  const user = useQuery({
    ...read(connection.id, 'users.get', { path: { user_id: userId } }),
    placeholderData: (last) => last,
  });
  const current = user.data?.user_id === row.user_id ? user.data : undefined;
  return (
    <>
      <header className={classes.head}>
        <div className={classes.who}>
          <UserAvatar name={row.name} size="lg" />
          <div className={classes.names}>
            <div className={classes.name}>
              <Truncated>{row.name}</Truncated>
            </div>
            <div className={classes.email}>{row.email && <bdi dir="ltr">{row.email}</bdi>}</div>
          </div>
          <ActionIcon size="sm" aria-label={t`Open full page`} onClick={onOpen}>
            <IconArrowsDiagonal size={14} stroke={1.6} />
          </ActionIcon>
          <ActionIcon size="sm" aria-label={t`Close preview`} onClick={onClose}>
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        </div>
        <div className={classes.state}>
          <StatusBadge status={row.status} />
          <Flags flags={row.flags} labelled />
        </div>
      </header>
      <div className={classes.body} data-fading={(user.isFetching && !current) || undefined}>
        {user.isError && !user.data ? (
          <Failure
            error={user.error}
            title={<Trans>This user could not be read</Trans>}
            onRetry={() => void user.refetch()}
          />
        ) : user.data ? (
          <PeekBody user={user.data} />
        ) : (
          <PeekSkeleton />
        )}
      </div>
      <footer className={classes.foot}>
        <Button className={classes.grow} onClick={onOpen} rightSection={<Keycap keys="Enter" />}>
          <Trans>Open</Trans>
        </Button>
        <PeekActions row={row} />
      </footer>
    </>
  );
}

/** The one that stands for itself, such as Suspend, and a menu of all. */
function PeekActions({ row }: { row: UserRow }) {
  const { t } = useLingui();
  const prominent = useOffers(row).filter(({ form }) => form.prominent);
  return (
    <>
      {prominent.map(({ operation, label, reason, open }) => (
        <ReasonedButton key={operation} reason={reason} onClick={open}>
          {label}
        </ReasonedButton>
      ))}
      <Menu position="top-end">
        <Menu.Target>
          <ActionIcon aria-label={t`All actions`}>
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <ActionItems target={row} />
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
