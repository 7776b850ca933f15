import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { ReasonedButton } from '@/components/ReasonedButton';
import { useCopy } from '@/components/useCopy';
import classes from './Gate.module.css';

type RecoveryCodesProps = {
  codes: string[];
  onDone: () => void;
  /** Of the buttons: larger at the gates. */
  size?: 'sm' | 'md';
};

/** Shown once and kept nowhere: going on needs a word that they were kept. */
export function RecoveryCodes({ codes, onDone, size = 'md' }: RecoveryCodesProps) {
  const { t } = useLingui();
  const [kept, setKept] = useState(false);
  const { copied, copy } = useCopy();
  const Shape = copied ? IconCheck : IconCopy;
  return (
    <div className={classes.stack} style={{ gap: 18 }}>
      <p>
        <Trans>
          With one of these you sign in when your authenticator is not at hand. Each works once. They are
          shown only now.
        </Trans>
      </p>
      <ol className={`${classes.codes} st-mono`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Checkbox
        label={t`I keep them in a safe place`}
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <div className={classes.footer}>
        <Button
          size={size}
          leftSection={<Shape size={16} stroke={1.6} />}
          onClick={() => copy(codes.join('\n'))}
        >
          {copied ? <Trans>Copied</Trans> : <Trans>Copy all</Trans>}
        </Button>
        <ReasonedButton
          size={size}
          variant="filled"
          reason={kept ? null : t`Confirm that you saved the codes`}
          onClick={onDone}
        >
          <Trans>Continue</Trans>
        </ReasonedButton>
      </div>
    </div>
  );
}
