import { useLingui } from '@lingui/react/macro';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Action } from '@/api/bindings';
import { ReasonedButton } from '@/components/ReasonedButton';
import { useBarred } from './dialog/useOff';
import { formOf } from './index';
import type { Target } from './target';
import { useDoneToast } from './useDoneToast';
import { useUndo } from './useUndo';

/** Takes back what the log tells, where the platform says that something still does (BEY-12). */
export function UndoButton({ target, back }: { target: Target; back: Action }) {
  const { t } = useLingui();
  const undo = useUndo(useDoneToast());
  const barred = useBarred();
  const [busy, setBusy] = useState(false);
  const form = formOf(back.operation);
  if (!form) return null;

  async function takeBack() {
    setBusy(true);
    await undo(target, back);
    setBusy(false);
  }

  return (
    <ReasonedButton
      size="xs"
      reason={barred(form, target.status)}
      loading={busy}
      leftSection={<IconArrowBackUp size={14} stroke={1.6} />}
      onClick={() => void takeBack()}
    >
      {t`Undo`}
    </ReasonedButton>
  );
}
