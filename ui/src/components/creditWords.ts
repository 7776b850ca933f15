import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CreditKind, CreditReason } from '@/api/bindings';

/** Why an admin books credits. */
export const creditReasons: Record<CreditReason, MessageDescriptor> = {
  complimentary: msg`Complimentary`,
  adjustment: msg`Adjustment`,
  refund: msg`Refund`,
};
/** Where credits came from or went. */
export const creditKinds: Record<CreditKind, MessageDescriptor> = {
  ...creditReasons,
  purchase: msg`Purchase`,
  usage: msg`Usage`,
  opening: msg`Opening balance`,
};
