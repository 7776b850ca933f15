import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useRefreshUsers } from '@/api/actions';
import type { ActionOutcome, PreparedAction } from '@/api/bindings';
import { useSession } from '@/api/session';
import { Keycap } from '@/components/Keycap';
import { ReasonedButton } from '@/components/ReasonedButton';
import { toast } from '@/components/toast';
import { useKeys } from '@/keys/useKeys';
import { ActionDialog } from './ActionDialog';
import classes from './ActionFlow.module.css';
import { ActsOn } from './ActsOn';
import type { ActionTarget } from './actions';
import { Notice } from './Effects';
import { Refusal } from './Refusal';
import { isComplete, StepUp } from './StepUp';
import { Subject } from './Subject';
import { Summary, type SummaryRow } from './Summary';
import { UnknownOutcome } from './UnknownOutcome';
import { useActionFlow } from './useActionFlow';
import { WrongStatus } from './WrongStatus';

type ActionFlowProps = {
  target: ActionTarget;
  /** Verb and object: "Suspend user". Also the name of the last button. */
  title: string;
  /** The last button is solid red, because the action takes something away. */
  danger?: boolean;
  form: ReactNode;
  effects: ReactNode;
  /** Old to new, on the review. */
  changes: ReactNode;
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
    onLockedOut: () => {
      toast({ tone: 'bad', title: t`Too many wrong codes. Nothing was changed.` });
      onClose();
    },
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

  const frame = {
    title,
    steps: [t`Reason`, t`Review`, t`Confirm`],
    dirty: dirty && step !== 'unknown',
    onClose: step === 'unknown' ? onClose : discard,
  };
  const hint = <Keycap keys="mod+Enter" />;

  if (step === 'reason' || prepared === null) {
    return (
      <ActionDialog
        {...frame}
        step={0}
        width={900}
        aside={props.effects}
        note={<Trans>Nothing changes before step 3.</Trans>}
        actions={
          <>
            <Button onClick={discard}>
              <Trans>Cancel</Trans>
            </Button>
            <ReasonedButton
              variant="filled"
              reason={why}
              loading={busy}
              onClick={toReview}
              rightSection={hint}
            >
              <Trans>Review</Trans>
            </ReasonedButton>
          </>
        }
      >
        <Subject target={target} />
        <Refusal error={error} />
        {props.form}
      </ActionDialog>
    );
  }
  if (step === 'review') {
    return (
      <ActionDialog
        {...frame}
        step={1}
        width={820}
        note={<Trans>Next: your authenticator code</Trans>}
        actions={
          <>
            <Button onClick={flow.edit}>
              <Trans>Back to editing</Trans>
            </Button>
            <ReasonedButton
              variant="filled"
              reason={why}
              onClick={flow.toCode}
              rightSection={hint}
              data-autofocus
            >
              <Trans>Continue to the code</Trans>
            </ReasonedButton>
          </>
        }
      >
        <Subject target={target} />
        {flow.changed && (
          <Notice icon={IconRefresh}>
            <Trans>
              This user changed since your review. Nothing was sent. What you see now was prepared anew: check
              it again.
            </Trans>
          </Notice>
        )}
        {props.changes}
        <Summary rows={props.summary(prepared)} />
      </ActionDialog>
    );
  }
  if (step === 'unknown') {
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
  return (
    <ActionDialog
      {...frame}
      step={2}
      width={560}
      note={
        <Trans>
          Request <span className={`st-mono ${classes.digest}`}>{prepared.digest}</span> is written to the
          audit log
        </Trans>
      }
      actions={
        <>
          <Button onClick={flow.toReview} disabled={busy}>
            <Trans>Back</Trans>
          </Button>
          <ReasonedButton
            ref={last}
            variant={danger ? 'danger-solid' : 'filled'}
            reason={
              why ?? (isComplete(code) || busy ? null : t`Type the six digits of your authenticator first.`)
            }
            loading={busy}
            onClick={confirm}
          >
            {title}
          </ReasonedButton>
        </>
      }
    >
      <ActsOn environment={prepared.environment} platform={prepared.platform} />
      <Summary rows={props.summary(prepared)} />
      <WrongStatus error={error} userId={target.userId} />
      <StepUp
        code={code}
        attemptsLeft={flow.attemptsLeft}
        error={error}
        busy={busy}
        onChange={setCode}
        onComplete={() => last.current?.focus()}
      >
        <Trans>Confirms this action only.</Trans>
      </StepUp>
    </ActionDialog>
  );
}
