import { Plural, Trans } from '@lingui/react/macro';
import { IconAlertCircle } from '@tabler/icons-react';
import { isConsoleError } from '@/api/ConsoleError';
import { RequestId } from '@/components/RequestId';
import classes from './Refusal.module.css';

type RefusalProps = {
  /** null or undefined: nothing is shown. */
  error: unknown;
  id?: string;
};

/** Inside a form: what was refused, what to do, and what to quote when asking. */
export function Refusal({ error, id }: RefusalProps) {
  if (error === null || error === undefined) return null;
  const refusal = isConsoleError(error) ? error : null;
  return (
    <div className={classes.refusal} role="alert" id={id}>
      <IconAlertCircle size={16} stroke={1.6} aria-hidden />
      <div className={classes.text}>
        {refusal ? (
          <span>
            {refusal.message}{' '}
            {refusal.attempts_left !== null && (
              <Plural value={refusal.attempts_left} one="# attempt left." other="# attempts left." />
            )}{' '}
            {refusal.remedy}
          </span>
        ) : (
          <Trans>Steward made a mistake. Nothing was changed.</Trans>
        )}
        {refusal?.fields.map(({ field, message }) => (
          <span key={field}>{message}</span>
        ))}
        {refusal?.request_id && <RequestId id={refusal.request_id} />}
      </div>
    </div>
  );
}
