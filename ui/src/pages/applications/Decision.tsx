import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { ActionButton } from '@/actions/ActionButton';
import { targetOf } from '@/actions/target';
import { useOffer } from '@/actions/useOffers';
import type { UserDetail } from '@/api/bindings';
import { Foot } from '@/components/inbox/Foot';
import { Keycap } from '@/components/Keycap';
import { useKeys } from '@/keys/useKeys';

/** Let in, turn away, or leave for later. */
export function Decision({ user, onSkip }: { user: UserDetail; onSkip(): void }) {
  const { t } = useLingui();
  const target = targetOf(user);
  const approve = useOffer(target, 'users.approve');
  const reject = useOffer(target, 'users.reject');
  const group = t`Pending approval`;
  useKeys([
    { keys: ['A'], label: t`Approve account…`, group, hint: true, run: () => approve?.open() },
    { keys: ['R'], label: t`Reject account…`, group, hint: true, run: () => reject?.open() },
  ]);
  return (
    <Foot note={<Trans>The applicant is told by mail. Your decision goes to the audit log.</Trans>}>
      <Button rightSection={<Keycap keys="J" />} onClick={onSkip}>
        <Trans>Skip</Trans>
      </Button>
      <ActionButton target={target} operation="users.reject" />
      <ActionButton target={target} operation="users.approve" variant="filled" />
    </Foot>
  );
}
