import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Loader } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { isStillOpen, useFate } from '@/api/actions';
import type { Done, PreparedAction } from '@/api/bindings';
import { ActsOn } from '@/forms/ActsOn';
import { FormDialog } from '@/forms/FormDialog';
import { Refusal } from '@/forms/Refusal';
import type { AnyActionForm } from '../form';
import classes from './UnknownOutcome.module.css';

type UnknownOutcomeProps = {
  prepared: PreparedAction;
  form: AnyActionForm;
  onDone(done: Done): void;
  /** To the form again, after the platform said that it never got the request. */
  onAgain?(): void;
  onClose(): void;
};

/** The answer to a change was lost. Steward asks what became of it; nothing is sent a second time. */
export function UnknownOutcome({ prepared, form, onDone, onAgain, onClose }: UnknownOutcomeProps) {
  const { t, i18n } = useLingui();
  const { data: fate, error, isFetching, refetch } = useFate(prepared.action_id);
  const tell = useEffectEvent(onDone);
  const outcome = fate?.state === 'done' ? fate.outcome : null;
  useEffect(() => {
    if (outcome) tell(outcome);
  }, [outcome]);
  const failed = error !== null && !isStillOpen(error);
  const open = !failed && (fate === undefined || fate.state === 'in_progress' || outcome !== null);
  return (
    <FormDialog
      title={i18n._(form.title)}
      width={560}
      dirty={false}
      onClose={onClose}
      note={open ? <Trans>Steward asks again at the next start or unlock.</Trans> : null}
      actions={
        <>
          <Button onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
          {open && (
            <Button variant="filled" loading={isFetching} onClick={() => void refetch()}>
              <Trans>Check now</Trans>
            </Button>
          )}
          {fate?.state === 'unknown' && onAgain && (
            <Button variant="filled" onClick={onAgain}>
              <Trans>Back to the form</Trans>
            </Button>
          )}
        </>
      }
    >
      <ActsOn environment={prepared.environment} platform={prepared.platform} />
      <div role="status" className={classes.state}>
        {open ? (
          <>
            <Loader size={14} aria-hidden />
            <span>{i18n._(form.lost)}</span>
          </>
        ) : fate?.state === 'refused' ? (
          <span>
            <b>{t`The platform refused it. Nothing was changed.`}</b> {fate.problem.title}{' '}
            {fate.problem.detail}
          </span>
        ) : fate?.state === 'unknown' ? (
          <b>{t`The request never reached the platform. Nothing was changed.`}</b>
        ) : null}
      </div>
      <p>
        <span dir="auto">{prepared.user_name}</span>{' '}
        <span className={`st-mono ${classes.id}`}>{prepared.plan.user.user_id}</span>
      </p>
      {failed && <Refusal error={error} />}
    </FormDialog>
  );
}
