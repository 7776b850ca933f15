import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Operation } from './form';
import { formOf } from './index';

/** What an action is called, wherever it is named. */
export function titleOf(operation: Operation): MessageDescriptor {
  return formOf(operation)?.title ?? msg`Another action`;
}
