import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import type { Action, Done } from '@/api/bindings';
import { toast } from '@/components/toast';
import { inNumbers } from './effects';
import type { AnyActionForm } from './form';
import { useSay } from './say';
import type { Target } from './target';
import { useUndo } from './useUndo';

/** How long an undo is offered, ms. */
const undoFor = 10_000;

/** Says what happened, in numbers, with the way back where there is one, else the way to the audit entry. */
export function useDoneToast() {
  const { t } = useLingui();
  const say = useSay();
  const navigate = useNavigate();
  const undo = useUndo(tell);

  function tell(form: AnyActionForm, about: Target, { subject, effects, undo: back }: Done) {
    const target = form.creates ? { ...about, user_id: subject.id, name: subject.label } : about;
    const numbers = inNumbers(effects, say, form.words);
    const params = { userId: target.user_id };
    const waits = effects.some(({ kind }) => kind === 'approval_requested');
    const openAudit = () => void navigate({ to: '/users/$userId', params, search: { tab: 'audit' } });
    const openRequests = () => void navigate({ to: '/approvals', search: { tab: 'by_me' } });
    let undone = false;
    const takeBack = (action: Action) => {
      notifications.hide(id);
      // The toast takes a while to go, and can be clicked that long.
      if (undone) return;
      undone = true;
      void undo(target, action);
    };
    const id = toast({
      tone: 'good',
      title: waits
        ? t`${say.word(form.title)}: ${target.name} waits for approval`
        : form.done(target.name, effects, say),
      text: numbers && `${numbers}.`,
      closesAfter: back ? undoFor : undefined,
      action: (
        <Button
          size="xs"
          variant="link"
          onClick={() => (back ? takeBack(back) : waits ? openRequests() : openAudit())}
        >
          {back ? t`Undo` : waits ? t`Open approvals` : t`Audit entry`}
        </Button>
      ),
    });
  }
  return tell;
}
