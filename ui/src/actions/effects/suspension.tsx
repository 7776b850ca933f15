import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Plan } from '@/api/bindings';
import { useSession } from '@/api/session';
import { changes, ends } from './changes';
import type { EffectOf, Rewording } from './words';

/** Of whatever suspends: the status and what the user meets at login are one thing. */
export const suspensionWords: Rewording = {
  changes: {
    text: (effect, say, all) => (effect.field === 'status' ? null : changes.text(effect, say, all)),
    change: (effect, say, all) => ({
      ...ends(effect, say),
      follows: all.some((other) => other.kind === 'login_refused' && other.message)
        ? t`Login is refused; the user sees your message`
        : t`Login is refused; the user sees the default message`,
    }),
  },
  login_refused: { change: () => null },
};

/** Who can lift it depends on what it was for (REA-1). */
export function SuspensionNote({ plan }: { plan: Plan }) {
  const { suspension_reasons: reasons } = useSession().meta;
  const reason = plan.effects.find(
    (effect): effect is EffectOf<'login_refused'> => effect.kind === 'login_refused',
  )?.reason;
  const byTwo = reasons.some((known) => known.reason === reason && known.needs_approval_to_lift);
  return (
    <>
      <Trans>To undo: Reactivate, with a reason and your code.</Trans>{' '}
      {byTwo && <Trans>After {reason} another senior administrator must approve it.</Trans>}{' '}
      {plan.effects.some(({ kind }) => kind === 'tokens_revoked') && (
        <Trans>API tokens must be issued again.</Trans>
      )}
    </>
  );
}
