import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ask } from '@/api/read';
import { useSettings } from '@/api/settings';
import classes from './Gate.module.css';

/** Where the session will be kept, and when Steward asks again. */
export function SessionNote() {
  const { lock_after_minutes } = useSettings();
  const keychain = useQuery(ask('consoleState')).data?.keychain;
  return (
    <p className={classes.note}>
      {keychain === 'declined' ? (
        <Trans>Your session is kept nowhere: you sign in again after each start.</Trans>
      ) : (
        <Trans>Your session is kept in the system keychain.</Trans>
      )}{' '}
      <Plural
        value={lock_after_minutes}
        one="Steward locks after # minute without use."
        other="Steward locks after # minutes without use."
      />
    </p>
  );
}
