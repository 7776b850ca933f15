import type { ButtonProps } from '@mantine/core';
import { ReasonedButton } from '@/components/ReasonedButton';
import type { Operation } from './form';
import type { Target } from './target';
import { useOffer } from './useOffers';

type ActionButtonProps = Pick<ButtonProps, 'size' | 'variant' | 'className'> & {
  target: Target;
  operation: Operation;
  /** With its icon before it. */
  marked?: boolean;
  /** Shorter, where the place says what of. */
  label?: string;
};

/** A button for one action, where it belongs; nothing where the action isn't offered. */
export function ActionButton({ target, operation, marked, label, ...look }: ActionButtonProps) {
  const offer = useOffer(target, operation);
  if (!offer) return null;
  const { icon: Shape, reason, open } = offer;
  return (
    <ReasonedButton
      {...look}
      reason={reason}
      leftSection={marked && <Shape size={16} stroke={1.6} />}
      onClick={open}
    >
      {label ?? offer.label}
    </ReasonedButton>
  );
}
