import { Trans, useLingui } from '@lingui/react/macro';
import { IconBuilding, IconUser } from '@tabler/icons-react';
import type { UserRow } from '@/api/bindings';
import type { Pages } from '@/api/user';
import { Inbox } from '@/components/inbox/Inbox';
import { Line } from '@/components/inbox/Line';
import { RelativeTime } from '@/components/RelativeTime';
import classes from './applications.module.css';

type ApplicantListProps = {
  pages: Pages<UserRow>;
  users: UserRow[];
  open: string | undefined;
  onOpen(user: UserRow): void;
};

/** Who waits: the company where there is one, and since when. */
export function ApplicantList({ pages, users, open, onOpen }: ApplicantListProps) {
  const { t } = useLingui();
  return (
    <Inbox
      label={t`Accounts that wait`}
      pages={pages}
      items={users}
      idOf={({ user_id: id }) => id}
      open={open}
      onOpen={onOpen}
      iconOf={({ company }) => (company === null ? IconUser : IconBuilding)}
    >
      {({ company, name, registered_at: at }) => (
        <>
          <bdi className={classes.who}>{company ?? name}</bdi>
          <Line>
            {company === null ? <Trans>Private person</Trans> : <bdi>{name}</bdi>}
            <RelativeTime at={at} />
          </Line>
        </>
      )}
    </Inbox>
  );
}
