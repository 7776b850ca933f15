import { Trans } from '@lingui/react/macro';
import { isConsoleError } from '@/api/ConsoleError';
import { Keycap } from '@/components/Keycap';
import { ReasonedButton } from '@/components/ReasonedButton';
import { Refusal } from '@/forms/Refusal';
import type { AnyActionForm } from '../form';
import type { Target } from '../target';
import { Changed } from './Changed';
import { FormFields } from './FormFields';
import { isPart } from './parts';
import { ShowProblem } from './ShowProblem';
import { Subject } from './Subject';
import type { useActionFlow } from './useActionFlow';
import type { FormState } from './useActionForm';
import { WrongStatus } from './WrongStatus';

type FormStepProps = {
  form: AnyActionForm;
  target: Target;
  state: FormState;
  flow: ReturnType<typeof useActionFlow>;
};

/** Whom it is about, why it can't be done where it can't, and what is asked for. */
export function FormStep({ form, target, state, flow }: FormStepProps) {
  const { Reading } = form;
  const plan = state.plan.data;
  return (
    <>
      <Subject
        userId={target.user_id}
        name={target.name}
        part={plan && isPart(plan.subject.kind) ? plan.subject.label : undefined}
      />
      {flow.changed && <Changed fields={flow.changed} anew={false} />}
      {!isConsoleError(flow.error, 'changed') && <Refusal error={flow.error} />}
      <WrongStatus error={flow.error} userId={target.user_id} />
      <ShowProblem problem={plan?.refusal ?? null} userId={target.user_id} />
      <FormFields form={form} state={state} />
      {Reading && <Reading target={target} />}
    </>
  );
}

type GoOnProps = {
  /** What is done by it, in a form of one step; null: it leads to the review. */
  title: string | null;
  danger: boolean;
  off: string | null;
  busy: boolean;
  onGo(): void;
};

/** Under the form: has it prepared, to look at it or at once. */
export function GoOn({ title, danger, off, busy, onGo }: GoOnProps) {
  return (
    <ReasonedButton
      variant={title && danger ? 'danger-solid' : 'filled'}
      reason={off}
      loading={busy}
      onClick={onGo}
      rightSection={<Keycap keys="mod+Enter" />}
    >
      {title ?? <Trans>Review</Trans>}
    </ReasonedButton>
  );
}
