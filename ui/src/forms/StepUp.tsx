import { Plural, Trans } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { isConsoleError } from '@/api/ConsoleError';
import { CodeInput, codeLength } from '@/components/CodeInput';
import { Refusal } from './Refusal';
import classes from './StepUp.module.css';

type StepUpProps = {
  code: string;
  attemptsLeft: number;
  error: unknown;
  busy: boolean;
  /** What the code is good for: "Confirms this action only." */
  children: ReactNode;
  onChange(code: string): void;
  /** The sixth digit: moves the focus on, presses nothing. */
  onComplete(): void;
};

/** The second factor for one action. */
export function StepUp({ code, attemptsLeft, error, busy, children, onChange, onComplete }: StepUpProps) {
  const help = useId();
  const wrong = isConsoleError(error, 'wrong_code', 'used_code');
  return (
    <section className={classes.stepUp}>
      <h3>
        <Trans>Code from your authenticator</Trans>
      </h3>
      <div className={classes.row}>
        <CodeInput
          // A refused code leaves empty boxes and the focus in the first one.
          key={`${attemptsLeft} ${busy}`}
          value={code}
          onChange={onChange}
          onComplete={onComplete}
          error={wrong}
          disabled={busy}
          autoFocus
          describedBy={help}
        />
        <p
          id={help}
          className={classes.help}
          data-wrong={wrong || undefined}
          role={wrong ? 'alert' : undefined}
        >
          {isConsoleError(error, 'wrong_code') ? (
            <Trans>
              That code is not right. <AttemptsLeft count={attemptsLeft} /> Codes change every 30 seconds.
            </Trans>
          ) : isConsoleError(error, 'used_code') ? (
            <Trans>That code was used already. Wait for the next one: codes change every 30 seconds.</Trans>
          ) : (
            <>
              {children}
              <br />
              <AttemptsLeft count={attemptsLeft} />
            </>
          )}
        </p>
      </div>
      {!wrong && <Refusal error={error} />}
    </section>
  );
}

function AttemptsLeft({ count }: { count: number }) {
  return <Plural value={count} one="# attempt left." other="# attempts left." />;
}

export function isComplete(code: string): boolean {
  return code.length === codeLength && !code.includes(' ');
}
