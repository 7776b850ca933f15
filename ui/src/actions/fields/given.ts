import type { MessageDescriptor } from '@lingui/core';
import type { Target } from '../target';
import type { Field } from './field';

/** What follows from where the action was opened: it isn't asked for, and what the action does names it. */
export function given<Value>(
  label: MessageDescriptor,
  of: (target: Target) => Value | undefined,
): Field<null, Value> {
  return {
    label,
    empty: () => null,
    check: () => null,
    send: (_, { target }) => of(target),
    read: () => null,
    Input: () => null,
  };
}
