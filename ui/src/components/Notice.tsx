import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

type NoticeProps = {
  icon: Icon;
  /** With a larger icon. */
  large?: boolean;
  /** In amber: what must not be missed. */
  warns?: boolean;
  /** "note" where it is about the whole page. */
  role?: 'note';
  children: ReactNode;
};

/** A calm sentence in a box: how to undo, what happens on a conflict, the state of a user. */
export function Notice({ icon: Shape, large, warns, role, children }: NoticeProps) {
  return (
    <div
      className={classes.notice}
      data-large={large || undefined}
      data-warns={warns || undefined}
      role={role}
    >
      <Shape size={large ? 16 : 14} stroke={1.6} aria-hidden />
      <span>{children}</span>
    </div>
  );
}
