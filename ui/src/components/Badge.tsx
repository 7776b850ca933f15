import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Badge.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'neutral' | 'none';

export type Look = {
  tone: Tone;
  icon?: Icon;
  /** Normal states are plain text with a shape; only exceptions get a tint. */
  plain?: boolean;
};

type BadgeProps = Look & { children: ReactNode };

/** A word with a shape. The looks of statuses come from the maps beside it, never from a page. */
export function Badge({ tone, icon: Shape, plain, children }: BadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone} data-plain={plain || undefined}>
      {Shape && <Shape aria-hidden />}
      {children}
    </span>
  );
}
