import { useRef, useState } from 'react';
import { usePlan } from '@/api/actions';
import type { Action, FieldError } from '@/api/bindings';
import { useDraft } from '@/api/drafts';
import { useSession } from '@/api/session';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import { focusFirstError } from '@/forms/focusFirstError';
import type { About, Draft } from '../fields/field';
import type { AnyActionForm, Operation } from '../form';
import { useSay } from '../say';
import type { Target } from '../target';

export type FormState = ReturnType<typeof useActionForm>;

/** What was typed, what is wrong with it, and what the platform would do. The draft outlives the dialog. */
export function useActionForm(form: AnyActionForm, operation: Operation, target: Target) {
  const fields = Object.entries(form.fields);
  const empty: Draft = Object.fromEntries(fields.map(([name, field]) => [name, field.empty(target)]));
  const key = [operation, target.user_id, target.session?.session_id, target.message?.mail_id].join(' ');
  const [kept, setKept, dropKept] = useDraft(key, empty);
  const [secrets, setSecrets] = useState<Draft>({});
  const draft = { ...kept, ...secrets };
  const [tried, setTried] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const about = useAbout(target, draft);
  const action = actionOf(form, operation, about);
  const plan = usePlan(action);

  function problemOf(name: string): string | undefined {
    const own = form.fields[name]?.check(draft[name], about);
    return own ? about.say.word(own) : faultOf(plan.data?.faults ?? [], name);
  }

  return {
    root,
    about,
    draft,
    action,
    plan,
    dirty: JSON.stringify(draft) !== JSON.stringify(empty),
    /** What is wrong with a field, once the form was tried. */
    problem: (name: string) => (tried ? problemOf(name) : undefined),
    /** What the platform finds wrong with it, tried or not. */
    fault: (name: string) => faultOf(plan.data?.faults ?? [], name),
    /** Whether all is filled in. Shows what is not and puts the focus there. */
    check(): boolean {
      setTried(true);
      if (fields.every(([name, field]) => field.check(draft[name], about) === null)) return true;
      focusFirstError(root);
      return false;
    },
    change: (name: string, value: unknown) =>
      form.fields[name]?.secret
        ? setSecrets({ ...secrets, [name]: value })
        : setKept({ ...kept, [name]: value }),
    drop() {
      setSecrets({});
      dropKept();
    },
  };
}

/** What would be sent; null as long as the form doesn't say enough to foretell anything. */
function actionOf(form: AnyActionForm, operation: Operation, about: About): Action | null {
  const { target, draft } = about;
  const body = Object.entries(form.fields).map(([name, field]) => [name, field.send(draft[name], about)]);
  if (body.some(([, value]) => value === undefined)) return null;
  // The names of the fields are those of the request, which the record of forms holds them to.
  return {
    operation,
    path: form.path ? form.path(target) : { user_id: target.user_id },
    body: body.length > 0 ? Object.fromEntries(body) : null,
  } as Action;
}

/** What the platform finds wrong with a field, or with a part of it: `conditions.monitor_days`. */
function faultOf(faults: FieldError[], name: string): string | undefined {
  return faults.find(({ field }) => field === name || field.startsWith(`${name}.`))?.message;
}

export function useAbout(target: Target, draft: Draft): About {
  const { meta } = useSession();
  const { timeZone } = useFormat();
  const now = useNow();
  const say = useSay();
  return { meta, target, draft, now, timeZone, say };
}
