import { Trans, useLingui } from '@lingui/react/macro';
import { CopyId } from './CopyId';
import classes from './RequestId.module.css';

/** The id under which the platform's log has a call: what to give to whoever looks into it. */
export function RequestId({ id }: { id: string }) {
  const { t } = useLingui();
  return (
    <span className={classes.request}>
      <Trans>Request</Trans> <CopyId value={id} label={t`Copy request ID`} />
    </span>
  );
}
