import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useRefreshUsers } from '@/api/actions';
import type { Done } from '@/api/bindings';
import { FormDialog } from '@/forms/FormDialog';
import { isComplete } from '@/forms/StepUp';
import { useKeys } from '@/keys/useKeys';
import type { AnyActionForm } from '../form';
import { asDecided } from '../inside';
import { closeInPlace, type OpenedAction } from '../open';
import { useDoneToast } from '../useDoneToast';
import classes from './ActionFlow.module.css';
import { Confirm, ConfirmActions, RequestNote } from './ConfirmStep';
import { EffectsPanel } from './EffectsPanel';
import { FormStep, GoOn } from './FormStep';
import { Review, ReviewActions } from './ReviewStep';
import { UnknownOutcome } from './UnknownOutcome';
import { useActionFlow } from './useActionFlow';
import { useActionForm } from './useActionForm';
import { useOff } from './useOff';
import { useSummary } from './useSummary';

type ActionFlowProps = OpenedAction & { form: AnyActionForm; onClose(): void };

/** The one dialog of all actions: form, review, code; or the form alone where that is enough (DESIGN 7). */
export function ActionFlow({ form: given, operation, target, prepared: start, onClose }: ActionFlowProps) {
  const { t, i18n } = useLingui();
  const form = asDecided(given, operation, target);
  const navigate = useNavigate();
  const refresh = useRefreshUsers();
  const tell = useDoneToast();
  const summary = useSummary(form, target);
  const state = useActionForm(form, operation, target);
  const [code, setCode] = useState('');
  const last = useRef<HTMLButtonElement>(null);
  const flow = useActionFlow({
    action: state.action,
    shown: state.plan.data,
    light: form.light === true,
    start,
    onStale: refresh,
    onDone: finish,
    onGivenUp: onClose,
  });
  const { step, prepared, busy } = flow;
  const off = useOff(form, state.action !== null, state.plan.data ?? prepared?.plan);
  const title = i18n._(form.title);
  const onPage = form.inPlace !== undefined || form.creates === true;
  const waits = (prepared?.plan ?? state.plan.data)?.approval != null;
  const danger = form.tone === 'grave' && !waits;
  // What the last button does: the deed itself, or asking for it.
  const deed = waits ? t`Ask for approval` : title;
  // What was filled in on the page stays there, whatever becomes of the dialog.
  const leave = () => {
    flow.giveUp();
    onClose();
  };
  const codeNeeded = prepared?.needs_code ?? !form.light;

  function finish(done: Done) {
    refresh();
    tell(form, target, done);
    state.drop();
    if (form.inPlace) closeInPlace();
    onClose();
    if (form.creates) void navigate({ to: '/users/$userId', params: { userId: done.subject.id } });
  }

  function go() {
    if (off === null && !busy && state.check()) void flow.go();
  }

  function goOn() {
    if (off !== null || busy) return;
    if (codeNeeded) flow.toCode();
    else void flow.confirm(null);
  }

  function confirm() {
    if (!isComplete(code) || busy || off !== null) return;
    // The code is not kept: it left with the request or it is void.
    setCode('');
    void flow.confirm(code);
  }

  function discard() {
    flow.giveUp();
    if (!flow.sending) state.drop();
    onClose();
  }

  const primary = { form: go, review: goOn, confirm, unknown: () => {} }[step];
  useKeys([
    { keys: ['mod+Enter'], label: t`Primary button`, group: t`Dialog`, inDialog: true, run: primary },
  ]);

  if (step === 'unknown' && prepared) {
    return (
      <UnknownOutcome prepared={prepared} form={form} onDone={finish} onAgain={flow.edit} onClose={onClose} />
    );
  }
  const button = { danger, off, busy };
  const effects = state.action && <EffectsPanel form={form} plan={state.plan} />;
  // One dialog for all steps: it stays open, and keeps the focus, while its content changes.
  const close = onPage ? leave : discard;
  const frame = { title, dirty: !onPage && state.dirty, sent: flow.sending, onClose: close };
  if (onPage && (step === 'form' || prepared === null)) return <Leaving onLeave={onClose} />;
  if (form.light && (step === 'form' || prepared === null)) {
    return (
      <FormDialog {...frame} width={560} cancels actions={<GoOn {...button} title={deed} onGo={go} />}>
        <FormStep form={form} target={target} state={state} flow={flow} />
        <div className={classes.foreseen}>{(state.plan.data ?? state.plan.error) && effects}</div>
      </FormDialog>
    );
  }
  // Where nothing is filled in, it begins with the review.
  const isFilled = Object.keys(form.fields).length > 0;
  const steps = [...(isFilled ? [t`Reason`] : []), t`Review`, t`Confirm`];
  const stepped = { ...frame, width: 820, steps };
  if (step === 'form' || prepared === null) {
    return (
      <FormDialog
        {...stepped}
        step={0}
        aside={effects}
        note={<Trans>Nothing changes before step 3.</Trans>}
        cancels
        actions={<GoOn {...button} title={null} onGo={go} />}
      >
        <FormStep form={form} target={target} state={state} flow={flow} />
      </FormDialog>
    );
  }
  const rows = summary(prepared);
  if (step === 'review') {
    return (
      <FormDialog
        {...stepped}
        step={steps.length - 2}
        cancels={!isFilled}
        note={codeNeeded && <Trans>Next: your authenticator code</Trans>}
        actions={
          <ReviewActions
            {...button}
            title={codeNeeded ? null : deed}
            onEdit={isFilled ? (onPage ? leave : flow.edit) : null}
            onGoOn={goOn}
          />
        }
      >
        <Review form={form} prepared={prepared} changed={flow.changed} rows={rows} />
      </FormDialog>
    );
  }
  return (
    <FormDialog
      {...stepped}
      step={steps.length - 1}
      note={<RequestNote digest={prepared.digest} />}
      actions={
        <ConfirmActions
          {...button}
          ref={last}
          title={deed}
          code={code}
          onBack={flow.toReview}
          onConfirm={confirm}
        />
      }
    >
      <Confirm
        flow={flow}
        prepared={prepared}
        rows={rows}
        code={code}
        onCode={setCode}
        onComplete={() => last.current?.focus()}
      />
    </FormDialog>
  );
}

/** Back to the page where the form stands. */
function Leaving({ onLeave }: { onLeave(): void }) {
  useEffect(onLeave);
  return null;
}
