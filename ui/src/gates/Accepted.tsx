import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { IconCheck, IconLock, IconMail } from '@tabler/icons-react';
import classes from './Gate.module.css';

/** Above the code: who is signing in, and that the password was right. It is gone by now; the dots only stand for it. */
export function Accepted({ email }: { email: string }) {
  const { t } = useLingui();
  return (
    <>
      <TextInput
        size="md"
        label={t`Email`}
        leftSection={<IconMail size={16} stroke={1.6} />}
        rightSection={<IconCheck size={14} stroke={1.6} className={classes.good} aria-hidden />}
        readOnly
        tabIndex={-1}
        dir="ltr"
        value={email}
      />
      <TextInput
        size="md"
        label={t`Password`}
        leftSection={<IconLock size={16} stroke={1.6} />}
        rightSectionWidth="auto"
        rightSection={
          <span className={`${classes.good} ${classes.accepted}`}>
            <IconCheck size={14} stroke={1.6} aria-hidden />
            <Trans>Accepted</Trans>
          </span>
        }
        readOnly
        tabIndex={-1}
        value="••••••••••••"
      />
    </>
  );
}
