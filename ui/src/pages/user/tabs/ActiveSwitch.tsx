import { useLingui } from '@lingui/react/macro';
import { Switch, Tooltip } from '@mantine/core';
import { targetOf } from '@/actions/target';
import { useOffer } from '@/actions/useOffers';
import type { UserDetail } from '@/api/bindings';
import { useSession } from '@/api/session';
import { YesNo } from '../parts';

/** Whether the user may log in, as guide E has it: turning it opens the change of the status. */
export function ActiveSwitch({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const { statuses } = useSession().meta;
  const active = user.status === 'active';
  const offer = useOffer({ ...targetOf(user), becomes: active ? 'inactive' : 'active' }, 'users.status.set');
  const known = statuses.some(({ status }) => status === 'inactive');
  if (!offer || !known) return <YesNo value={user.account.active} />;
  return (
    <Tooltip label={offer.reason} disabled={offer.reason === null} refProp="rootRef">
      <Switch
        aria-label={t`Active`}
        aria-disabled={offer.reason !== null || undefined}
        checked={active}
        onChange={offer.open}
      />
    </Tooltip>
  );
}
