import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ExportRequest } from '@/api/bindings';
import { isConsoleError } from '@/api/ConsoleError';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { toast } from '@/components/toast';
import { mostAttempts } from '@/forms/StepUp';
import { useSubmit } from '@/forms/useSubmit';

/** Starts the export and goes to where it is watched. Three wrong codes end it; nothing is written then. */
export function useStartExport(onStarted: () => void) {
  const { t } = useLingui();
  const { connection } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [attemptsLeft, setAttemptsLeft] = useState(mostAttempts);
  const { busy, error, submit } = useSubmit();

  function refused(failure: unknown) {
    const wrong = isConsoleError(failure, 'wrong_code');
    const left = wrong ? Math.min(attemptsLeft - 1, failure.attemptsLeft ?? attemptsLeft - 1) : attemptsLeft;
    setAttemptsLeft(left);
    if (left > 0 && !isConsoleError(failure, 'too_many_attempts')) return;
    toast({ tone: 'bad', title: t`Too many wrong codes. Nothing was exported.` });
    void navigate({ to: '/exports' });
  }

  function start(request: ExportRequest) {
    return submit(async () => {
      try {
        const { id } = await run('startExport', connection.id, request);
        await client.invalidateQueries({ queryKey: ['listExports'] });
        onStarted();
        await navigate({ to: '/exports', search: { open: id } });
      } catch (failure) {
        refused(failure);
        throw failure;
      }
    });
  }
  return { busy, error, attemptsLeft, start };
}
