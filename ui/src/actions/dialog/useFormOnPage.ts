import { useChange } from '@/api/actions';
import { useSubmit } from '@/forms/useSubmit';
import type { AnyActionForm, Operation } from '../form';
import { openAction } from '../open';
import type { Target } from '../target';
import { useActionForm } from './useActionForm';
import { useGone } from './useGone';
import { useBarred } from './useOff';

/** A form that is filled in on a page: it hands what it froze to the dialog, which begins with the review. */
export function useFormOnPage(form: AnyActionForm, operation: Operation, target: Target) {
  const state = useActionForm(form, operation, target);
  const { prepare, discard } = useChange();
  const { busy, error, submit } = useSubmit();
  const gone = useGone();
  const barred = useBarred()(form, target.status);

  function review() {
    if (busy || !state.check()) return;
    void submit(async () => {
      if (state.action === null) return;
      const made = await prepare(state.action);
      if (gone()) discard(made);
      else openAction(target, operation, made);
    });
  }

  /** What is wrong with a field: as one types, what the platform says; what is missing, when one goes on. */
  function problem(name: string): string | undefined {
    const before = JSON.stringify(form.fields[name]?.empty(target));
    const isTyped = JSON.stringify(state.draft[name]) !== before;
    return (isTyped ? state.fault(name) : undefined) ?? state.problem(name);
  }

  return { state, barred, busy, error, problem, review };
}
