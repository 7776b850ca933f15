import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useRef, useState } from 'react';
import { useRefreshUsers } from '@/api/actions';
import type { ActionOutcome, PreparedAction } from '@/api/bindings';
import { useSession } from '@/api/session';
import { useKeys } from '@/keys/useKeys';
import { ActionDialog } from './ActionDialog';
import type { ActionTarget } from './actions';
import { Confirm, ConfirmActions, RequestNote } from './ConfirmStep';
import { Refusal } from './Refusal';
import { Review, ReviewActions } from './ReviewStep';
import { isComplete } from './StepUp';
import { Subject } from './Subject';
import type { SummaryRow } from './Summary';
import { ToReview } from './ToReview';
import { UnknownOutcome } from './UnknownOutcome';
import { useActionFlow } from './useActionFlow';

type ActionFlowProps = {
  target: ActionTarget;
  /** Verb and object: "Suspend user". Also the name of the last button. */
  title: string;
  /** The last button is solid red, because the action takes something away. */
  danger?: boolean;
  form: ReactNode;
  effects: ReactNode;
  /** Old to new, on the review: of what was prepared. */
  changes(prepared: PreparedAction): ReactNode;
  /** Read from what the desk prepared, never from the form. */
  summary(prepared: PreparedAction): SummaryRow[];
  dirty: boolean;
  /** Why this can't be done at all now; null when it can. */
  off: string | null;
  /** Whether all is filled in. Shows what is not and puts the focus there. */
  check(): boolean;
  prepare(): Promise<PreparedAction>;
  onDone(outcome: ActionOutcome): void;
  onClose(): void;
  /** Forgets what was typed. */
  onDiscard(): void;
};

/** An action on a user in three steps: the pattern for all that need a reason, a review and a code (DESIGN 7). */
export function ActionFlow(props: ActionFlowProps) {
  const { target, title, danger, dirty, off, check, prepare, onDone, onClose, onDiscard } = props;
  const { t } = useLingui();
  const { offlineSince } = useSession();
  const refresh = useRefreshUsers();
  const [code, setCode] = useState('');
  const last = useRef<HTMLButtonElement>(null);
  const flow = useActionFlow({
    prepare,
    onStale: refresh,
    onDone: (outcome) => finish(outcome),
    onGivenUp: onClose,
  });
  const { step, prepared, busy, error } = flow;
  const why = offlineSince !== null ? t`Changes need a connection.` : off;

  function finish(outcome: ActionOutcome) {
    refresh();
    onDone(outcome);
  }

  function toReview() {
    if (why === null && !busy && check()) void flow.review();
  }

  function confirm() {
    if (!isComplete(code) || busy || why !== null) return;
    // The code is not kept: it left with the request or it is void.
    setCode('');
    void flow.confirm(code);
  }

  function discard() {
    flow.giveUp();
    onDiscard();
    onClose();
  }

  const primary = { reason: toReview, review: flow.toCode, confirm, unknown: () => {} }[step];
  useKeys([
    { keys: ['mod+Enter'], label: t`Primary button`, group: t`Dialog`, inDialog: true, run: primary },
  ]);

  if (step === 'unknown' && prepared) {
    return (
      <UnknownOutcome
        prepared={prepared}
        title={title}
        onDone={finish}
        onAgain={flow.edit}
        onClose={onClose}
      />
    );
  }
  // One dialog for all steps: it stays open, and keeps the focus, while its content changes.
  const frame = { title, steps: [t`Reason`, t`Review`, t`Confirm`], width: 820, dirty, onClose: discard };
  if (step === 'reason' || prepared === null) {
    return (
      <ActionDialog
        {...frame}
        step={0}
        aside={props.effects}
        note={<Trans>Nothing changes before step 3.</Trans>}
        cancels
        actions={<ToReview off={why} busy={busy} onReview={toReview} />}
      >
        <Subject target={target} />
        <Refusal error={error} />
        {props.form}
      </ActionDialog>
    );
  }
  const rows = props.summary(prepared);
  if (step === 'review') {
    return (
      <ActionDialog
        {...frame}
        step={1}
        note={<Trans>Next: your authenticator code</Trans>}
        actions={<ReviewActions off={why} onEdit={flow.edit} onGoOn={flow.toCode} />}
      >
        <Review prepared={prepared} changed={flow.changed} changes={props.changes(prepared)} rows={rows} />
      </ActionDialog>
    );
  }
  return (
    <ActionDialog
      {...frame}
      step={2}
      note={<RequestNote digest={prepared.digest} />}
      actions={
        <ConfirmActions
          ref={last}
          title={title}
          danger={danger ?? false}
          off={why}
          code={code}
          busy={busy}
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
    </ActionDialog>
  );
}
