import { useLingui } from '@lingui/react/macro';
import { PinInput } from '@mantine/core';
import classes from './CodeInput.module.css';

export const codeLength = 6;

type CodeInputProps = {
  value: string;
  onChange: (code: string) => void;
  /** The sixth digit. Sign-in goes on by itself; a confirmation only moves the focus to its button. */
  onComplete?: (code: string) => void;
  error?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  /** id of the text that says what was wrong. */
  describedBy?: string;
};

/** The six digits of an authenticator, three and three. */
export function CodeInput({
  value,
  onChange,
  onComplete,
  error,
  disabled,
  autoFocus,
  describedBy,
}: CodeInputProps) {
  const { t } = useLingui();
  return (
    <PinInput
      length={codeLength}
      type="number"
      inputMode="numeric"
      inputType="text"
      oneTimeCode
      placeholder=""
      value={value}
      onChange={onChange}
      onComplete={onComplete}
      error={error}
      disabled={disabled}
      autoFocus={autoFocus}
      role="group"
      aria-label={t`6-digit code`}
      aria-describedby={describedBy}
      getInputProps={(at) => ({
        'aria-label': t`Digit ${at + 1} of 6`,
        // For dialogs, which else begin at their close button.
        'data-autofocus': (autoFocus && at === 0) || undefined,
      })}
      classNames={{ root: classes.root, pinInput: classes.box, input: classes.input }}
    />
  );
}
