import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { changeOf, type Edited } from '../fields/edited';
import { facts, type ProfileField } from '../fields/profile';
import type { AnyActionForm, Operation } from '../form';
import { closeInPlace } from '../open';
import type { Target } from '../target';
import { useFormOnPage } from './useFormOnPage';

const names = Object.keys(facts) as ProfileField[];

/** A form that is filled in where the record stands: what became of each field, and what else became of it meanwhile. */
export function useInPlaceForm(form: AnyActionForm, operation: Operation, target: Target) {
  const { t } = useLingui();
  const page = useFormOnPage(form, operation, target);
  const { state, barred, busy, error } = page;
  const [tried, setTried] = useState(false);
  const plan = state.plan.data;
  const became = (name: ProfileField) =>
    changeOf(state.draft[name] as Edited, target.profile?.[name] ?? null);
  const changed = names.filter((name) => became(name) !== 'untouched');
  const conflicts = names.filter((name) => became(name) === 'conflict');
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
    if (off === null && conflicts.length === 0) page.review();
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
