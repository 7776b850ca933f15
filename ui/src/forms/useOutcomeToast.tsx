import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ActionOutcome } from '@/api/bindings';
import { useStatusLabel } from '@/components/StatusBadge';
import { toast } from '@/components/toast';
import { useFormat } from '@/format/useFormat';
import type { ActionName, ActionTarget } from './actions';

/** Says what happened, in numbers, with the way to the audit entry: these actions have no undo. */
export function useOutcomeToast() {
  const { t } = useLingui();
  const { money } = useFormat();
  const navigate = useNavigate();
  const labelOf = useStatusLabel();

  function numbersOf(outcome: ActionOutcome, action: ActionName): string[] {
    const { sessions_ended: sessions, tokens_revoked: tokens, user_mailed: mailed } = outcome;
    return [
      ...(action === 'suspend'
        ? [plural(sessions, { one: '# session ended', other: '# sessions ended' })]
        : []),
      ...(tokens > 0 ? [plural(tokens, { one: '# API token revoked', other: '# API tokens revoked' })] : []),
      ...outcome.payouts_held.map((sum) => t`${money(sum)} held`),
      ...outcome.payouts_released.map((sum) => t`${money(sum)} released`),
      ...(mailed ? [t`the user is told by email`] : []),
    ];
  }

  function titleOf(name: string, { status }: ActionOutcome): string {
    if (status === 'suspended') return t`${name} is suspended`;
    if (status === 'active') return t`${name} is active again`;
    return t`${name} is no longer suspended; status: ${labelOf(status)}`;
  }

  return ({ user_id, name }: ActionTarget, action: ActionName, outcome: ActionOutcome) => {
    const numbers = numbersOf(outcome, action).join(', ');
    const openAudit = () =>
      void navigate({ to: '/users/$userId', params: { userId: user_id }, search: { tab: 'audit' } });
    toast({
      tone: 'good',
      title: titleOf(name, outcome),
      text: numbers && `${numbers}.`,
      action: (
        <Button size="xs" variant="link" onClick={openAudit}>
          {t`Audit entry`}
        </Button>
      ),
    });
  };
}
