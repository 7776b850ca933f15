import type { AnyActionForm, Operation } from './form';
import { formOf } from './index';
import type { Target } from './target';

/** A decision asks for the permission that the request names, and tells what it does in the words of what was asked for. */
export function asDecided(form: AnyActionForm, operation: Operation, { approval }: Target): AnyActionForm {
  if (!approval) return form;
  const { permission, action } = approval;
  if (operation !== 'approvals.approve') return { ...form, permission };
  const { words, absent, stays } = formOf(action.operation) ?? {};
  return { ...form, permission, words, absent, stays };
}
