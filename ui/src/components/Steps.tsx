import { useLingui } from '@lingui/react/macro';
import { IconCheck } from '@tabler/icons-react';
import classes from './Steps.module.css';

/** Where one is in a dialog: `<Steps names={['Reason', 'Review', 'Confirm']} current={0} />`. It tells, it does not lead. */
export function Steps({ names, current }: { names: string[]; current: number }) {
  const { t } = useLingui();
  return (
    <ol className={classes.steps} aria-label={t`Steps`}>
      {names.map((name, at) => (
        <li
          key={name}
          aria-current={at === current ? 'step' : undefined}
          data-done={at < current || undefined}
        >
          <span className={classes.mark} aria-hidden>
            {at < current ? <IconCheck size={11} stroke={2.4} /> : at + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
