import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './State.module.css';

type StateProps = {
  icon: Icon;
  tone?: 'neutral' | 'bad';
  title: ReactNode;
  children?: ReactNode;
  /** Under the text: a request id. */
  extra?: ReactNode;
  actions?: ReactNode;
};

/** What stands in an area in place of its content. The states beside it are made of this. */
export function State({ icon: Shape, tone = 'neutral', title, children, extra, actions }: StateProps) {
  return (
    <div className={classes.state} role={tone === 'bad' ? 'alert' : undefined}>
      <span className={classes.icon} data-tone={tone} aria-hidden>
        <Shape />
      </span>
      <p className={classes.title}>{title}</p>
      {children && <p className={classes.text}>{children}</p>}
      {extra && <div className={classes.extra}>{extra}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
