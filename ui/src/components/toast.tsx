import { t } from '@lingui/core/macro';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isConsoleError } from '@/api/ConsoleError';
import { announce } from './announce';
import { RequestId } from './RequestId';

type Toast = {
  tone: 'good' | 'bad';
  title: string;
  /** What happened, in numbers. */
  text?: ReactNode;
  /** Undo, Audit entry, Try again. */
  action?: ReactNode;
  /** Errors and undo stay until closed or expired. Milliseconds. */
  closesAfter?: number | false;
};

/** Says what happened, at the end of the window. Returns the id for `notifications.hide`. */
export function toast({ tone, title, text, action, closesAfter }: Toast): string {
  const Shape = tone === 'good' ? IconCircleCheck : IconAlertCircle;
  announce(title);
  return notifications.show({
    title,
    message: (
      <>
        {text}
        {action}
      </>
    ),
    icon: <Shape size={16} stroke={1.6} color={`var(--st-${tone}-text)`} />,
    color: 'transparent',
    closeButtonProps: { 'aria-label': t`Close` },
    autoClose: closesAfter ?? (tone === 'good' ? 8000 : false),
  });
}

/** A failure of something small that has no place of its own to say so. */
export function failed(title: string, error: unknown): string {
  const refusal = isConsoleError(error) ? error : null;
  const text = refusal ? [refusal.message, refusal.remedy].filter(Boolean).join(' ') : String(error);
  return toast({
    tone: 'bad',
    title,
    text: (
      <>
        {text} {refusal?.request_id && <RequestId id={refusal.request_id} />}
      </>
    ),
  });
}
