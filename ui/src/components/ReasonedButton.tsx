import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { MouseEventHandler, ReactNode, Ref } from 'react';

type ReasonedButtonProps = ButtonProps & {
  /** Why it can't be done now; null when it can. */
  reason: ReactNode | null;
  onClick?: MouseEventHandler<HTMLButtonElement>;
  type?: 'button' | 'submit';
  /** The id of the form that it submits, from outside of it. */
  form?: string;
  ref?: Ref<HTMLButtonElement>;
};

/** A button that says why it is off. It stays focusable, so that the reason can be reached by key and heard. */
export function ReasonedButton({ reason, onClick, type = 'button', ...button }: ReasonedButtonProps) {
  const off = reason !== null;
  return (
    <Tooltip label={reason} disabled={!off}>
      <Button
        {...button}
        type={type}
        aria-disabled={off || undefined}
        onClick={off ? (event) => event.preventDefault() : onClick}
      />
    </Tooltip>
  );
}
