import { Trans, useLingui } from '@lingui/react/macro';
import { Textarea, type TextareaProps } from '@mantine/core';
import { useFormat } from '@/format/useFormat';
import classes from './Field.module.css';

/** A label that says in words that the field must be filled. */
export function Required({ children }: { children: string }) {
  return (
    <>
      {children}{' '}
      <span className={classes.required}>
        <Trans>required</Trans>
      </span>
    </>
  );
}

/** A reason code as the platform knows it, beside plain words. */
export function Code({ children }: { children: string }) {
  return <span className={classes.code}>{children}</span>;
}

/** The length of a text as the platform counts it: in characters, not in UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length;
}

type CountedTextProps = Omit<TextareaProps, 'onChange' | 'value'> & {
  value: string;
  most: number;
  help: string;
  onChange(text: string): void;
};

/** A text with a limit. Too much can be typed and is counted; nothing is cut off. */
export function CountedText({ value, most, help, error, onChange, ...rest }: CountedTextProps) {
  const { t } = useLingui();
  const { number } = useFormat();
  const length = lengthOf(value);
  const over = length > most;
  return (
    <Textarea
      autosize
      minRows={3}
      maxRows={8}
      dir="auto"
      {...rest}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={over ? t`${number(length - most)} characters too many.` : error}
      description={
        <span className={classes.counted}>
          <span>{help}</span>
          <span data-over={over || undefined}>
            {number(length)} / {number(most)}
          </span>
        </span>
      }
    />
  );
}
