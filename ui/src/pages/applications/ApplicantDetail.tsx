import { Trans, useLingui } from '@lingui/react/macro';
import type { UserDetail } from '@/api/bindings';
import { useUser } from '@/api/user';
import { ClockTime } from '@/components/ClockTime';
import { CopyId } from '@/components/CopyId';
import { Reading } from '@/components/inbox/Reading';
import { Detail } from '@/components/inbox/Split';
import { StatusBadge } from '@/components/StatusBadge';
import { UserLink } from '@/components/UserLink';
import { Application } from '@/pages/user/tabs/Application';
import classes from './applications.module.css';
import { Decision } from './Decision';

type ApplicantDetailProps = { userId: string; onSkip(): void };

/** One account that waits: what it says of itself, what was checked and handed in, and the decision. */
export function ApplicantDetail({ userId, onSkip }: ApplicantDetailProps) {
  const { t } = useLingui();
  const { data: user, error, refetch } = useUser(userId);
  if (user === undefined) {
    return (
      <Reading
        error={error}
        failed={t`The account could not be read`}
        loading={<Trans>Loading the account</Trans>}
        lines={[40, 260]}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <Detail label={t`Account`} title={<Title user={user} />} below={<Applied user={user} />}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key */}
      <div className={classes.body} tabIndex={0} role="region" aria-label={t`What is known of the account`}>
        <Application user={user} />
      </div>
      {user.status === 'pending_verification' && <Decision user={user} onSkip={onSkip} />}
    </Detail>
  );
}

function Title({ user }: { user: UserDetail }) {
  return (
    <>
      <h2>
        <bdi>{user.profile.company?.name ?? user.name}</bdi>
      </h2>
      <StatusBadge status={user.status} />
    </>
  );
}

function Applied({ user: { user_id: id, name, account } }: { user: UserDetail }) {
  const { t } = useLingui();
  return (
    <p className={classes.applied}>
      <span>
        <Trans>
          Applied <ClockTime at={account.registered_at} inText />
        </Trans>
      </span>
      <UserLink userId={id} name={name} />
      <span>
        <Trans>User ID</Trans> <CopyId value={id} label={t`Copy user ID`} />
      </span>
    </p>
  );
}
