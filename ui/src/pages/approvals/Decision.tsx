import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useBarred } from '@/actions/dialog/useOff';
import { openAction } from '@/actions/open';
import type { Target } from '@/actions/target';
import { useChange, useRefreshUsers } from '@/api/actions';
import type { Approval, Problem } from '@/api/bindings';
import { Foot } from '@/components/inbox/Foot';
import { Keycap } from '@/components/Keycap';
import { ReasonedButton } from '@/components/ReasonedButton';
import { failed } from '@/components/toast';
import { useKeys } from '@/keys/useKeys';

/** Approve or reject, each with a code. Nobody decides what they asked for. */
export function Decision({ approval, refusal }: { approval: Approval; refusal: Problem | null }) {
  const { t } = useLingui();
  const { prepare } = useChange();
  const refresh = useRefreshUsers();
  const [busy, setBusy] = useState(false);
  const barred = useBarred()(approval);
  const own = refusal?.code === 'own_request' ? t`You asked for this; another admin decides it.` : null;
  const over = approval.may_decide ? null : t`It can’t be decided any more.`;
  const off = own ?? barred ?? over;
  const target: Target = {
    user_id: approval.user_id,
    name: approval.user_name,
    email: null,
    approval,
  };

  /** There is nothing to fill in, so it begins with the review. */
  async function approve() {
    if (busy || off !== null || refusal !== null) return;
    setBusy(true);
    const path = { approval_id: approval.approval_id };
    try {
      const made = await prepare({ operation: 'approvals.approve', path, body: null });
      openAction(target, 'approvals.approve', made);
    } catch (error) {
      failed(t`This can’t be approved`, error);
      refresh();
    }
    setBusy(false);
  }

  useKeys([
    { keys: ['mod+Enter'], label: t`Approve…`, group: t`Approvals`, hint: true, run: () => void approve() },
  ]);
  return (
    <Foot note={<Trans>Your decision and code go to the audit log.</Trans>}>
      <ReasonedButton reason={off} onClick={() => openAction(target, 'approvals.reject')}>
        <Trans>Reject…</Trans>
      </ReasonedButton>
      <ReasonedButton
        variant="filled"
        reason={off ?? refusal?.title ?? null}
        loading={busy}
        onClick={() => void approve()}
        rightSection={<Keycap keys="mod+Enter" />}
      >
        <Trans>Approve…</Trans>
      </ReasonedButton>
    </Foot>
  );
}
