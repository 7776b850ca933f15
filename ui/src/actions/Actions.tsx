import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useOpenActions, useRefreshUsers } from '@/api/actions';
import type { OpenAction } from '@/api/bindings';
import { ActionFlow } from './dialog/ActionFlow';
import { UnknownOutcome } from './dialog/UnknownOutcome';
import { formOf } from './index';
import { closeAction, useInPlace, useOpenedAction } from './open';
import { useDoneToast } from './useDoneToast';

/** Draws the action that is open, and after a restart those whose answer was lost. */
export default function Actions() {
  useGoToForm();
  const opened = useOpenedAction();
  const lost = useOpenActions();
  if (!opened) {
    return lost.slice(0, 1).map((action) => <LostAction key={action.prepared.action_id} action={action} />);
  }
  const { operation, target, prepared } = opened;
  const form = formOf(operation);
  const key = [
    operation,
    target.user_id,
    target.session?.session_id,
    target.approval?.approval_id,
    target.message?.mail_id,
    prepared?.action_id,
  ].join(' ');
  return form && <ActionFlow key={key} {...opened} form={form} onClose={() => closeAction(opened)} />;
}

/** A form that is filled in on its user's page is shown there. */
function useGoToForm() {
  const navigate = useNavigate();
  const filled = useInPlace();
  useEffect(() => {
    if (!filled) return;
    const params = { userId: filled.target.user_id };
    void navigate({ to: '/users/$userId', params, search: { tab: formOf(filled.operation)?.inPlace } });
  }, [filled, navigate]);
}

function LostAction({ action: { prepared } }: { action: OpenAction }) {
  const [closed, setClosed] = useState(false);
  const refresh = useRefreshUsers();
  const tell = useDoneToast();
  const form = formOf(prepared.action.operation);
  if (closed || !form) return null;
  return (
    <UnknownOutcome
      prepared={prepared}
      form={form}
      onDone={(done) => {
        const { user_name: name, user_email: email, plan } = prepared;
        tell(form, { user_id: plan.user.user_id ?? '', name, email }, done);
        setClosed(true);
        refresh();
      }}
      onClose={() => setClosed(true)}
    />
  );
}
