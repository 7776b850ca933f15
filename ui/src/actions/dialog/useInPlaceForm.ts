import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useChange } from '@/api/actions';
import { useSubmit } from '@/forms/useSubmit';
import { changeOf, type Edited } from '../fields/edited';
import { facts, type ProfileField } from '../fields/profile';
import type { AnyActionForm, Operation } from '../form';
import { closeInPlace, openAction } from '../open';
import type { Target } from '../target';
import { useActionForm } from './useActionForm';
import { useGone } from './useGone';
import { useBarred } from './useOff';

const names = Object.keys(facts) as ProfileField[];

/** A form that is filled in on the page of its user: it hands what it froze to the dialog, which begins with the review. */
export function useInPlaceForm(form: AnyActionForm, operation: Operation, target: Target) {
  const { t } = useLingui();
  const state = useActionForm(form, operation, target);
  const { prepare, discard } = useChange();
  const { busy, error, submit } = useSubmit();
  const gone = useGone();
  const [tried, setTried] = useState(false);
  const plan = state.plan.data;
  const became = (name: ProfileField) =>
    changeOf(state.draft[name] as Edited, target.profile?.[name] ?? null);
  const changed = names.filter((name) => became(name) !== 'untouched');
  const conflicts = names.filter((name) => became(name) === 'conflict');
  const barred = useBarred()(form, target.status);
  // A conflict is decided where it stands; any other refusal is told at the button.
  const refused = plan?.refusal && plan.refusal.code !== 'changed' ? plan.refusal.title : null;
  const off = barred ?? (changed.length === 0 ? t`Nothing is changed yet.` : refused);

  /** As one types, what is wrong with a changed field is said; what is missing, when one goes on. */
  function problem(name: string): string | undefined {
    const typed = changed.some((one) => one === name);
    return typed ? state.fault(name) : tried ? state.problem(name) : undefined;
  }

  function review() {
    setTried(true);
    if (busy || off !== null || conflicts.length > 0 || !state.check()) return;
    void submit(async () => {
      if (state.action === null) return;
      const made = await prepare(state.action);
      if (gone()) discard(made);
      else openAction(target, operation, made);
    });
  }

  return {
    fields: form.fields,
    state: { ...state, problem },
    changed,
    conflicts,
    /** Somebody else changed what is edited here. */
    moved: plan?.refusal?.code === 'changed',
    off,
    busy,
    error,
    review,
    discard() {
      state.drop();
      closeInPlace();
    },
  };
}
