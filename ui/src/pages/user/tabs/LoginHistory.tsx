import { Trans, useLingui } from '@lingui/react/macro';
import type { ActivityFilter } from '@/api/bindings';
import { useActivity } from '@/api/user';
import { Card } from '@/components/Card';
import { Paged } from '../Paged';
import { Logins } from './Logins';

const onlyLogins: ActivityFilter = {
  after: null,
  before: null,
  types: ['LOGIN', 'LOGIN_FAILED'],
  ip: null,
  success: null,
};

/** Every login there was, failed ones too. */
export function LoginHistory({ userId }: { userId: string }) {
  const { t } = useLingui();
  const pages = useActivity(userId, onlyLogins);
  return (
    <Card title={t`Logins`} flush>
      <Paged
        pages={pages}
        label={<Trans>Loading logins</Trans>}
        failure={<Trans>The logins could not be read</Trans>}
        empty={<Logins logins={[]} masked={[]} complete />}
      >
        {(logins) => (
          <Logins logins={logins} masked={logins[0]?.masked ?? []} complete={!pages.hasNextPage} />
        )}
      </Paged>
    </Card>
  );
}
