import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useOpenActions, useRefreshUsers } from '@/api/actions';
import type { OpenAction } from '@/api/bindings';
import { closeAction, useOpenedAction } from './actions';
import { ReactivateFlow } from './reactivate/ReactivateFlow';
import { SuspendFlow } from './suspend/SuspendFlow';
import { UnknownOutcome } from './UnknownOutcome';
import { useOutcomeToast } from './useOutcomeToast';

const flows = { suspend: SuspendFlow, reactivate: ReactivateFlow };

/** Draws the action that is open, and after a restart those whose answer was lost. */
export default function Actions() {
  const opened = useOpenedAction();
  const lost = useOpenActions();
  if (opened) {
    const { target, action } = opened;
    const Flow = flows[action];
    return <Flow key={`${action} ${target.user_id}`} target={target} onClose={closeAction} />;
  }
  return lost.slice(0, 1).map((action) => <LostAction key={action.prepared.action_id} action={action} />);
}

function LostAction({ action: { prepared } }: { action: OpenAction }) {
  const { t } = useLingui();
  const [closed, setClosed] = useState(false);
  const refresh = useRefreshUsers();
  const tell = useOutcomeToast();
  const { user_id, user_name: name, user_email: email, action } = prepared;
  if (closed) return null;
  return (
    <UnknownOutcome
      prepared={prepared}
      title={action === 'suspend' ? t`Suspend user` : t`Reactivate user`}
      onDone={(outcome) => {
        tell({ user_id, name, email }, action, outcome);
        setClosed(true);
        refresh();
      }}
      onClose={() => setClosed(true)}
    />
  );
}
