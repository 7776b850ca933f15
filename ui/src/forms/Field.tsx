import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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

/** By how much a text is too long, in words; null when it is not. */
export function tooLong(text: string, most: number): string | null {
  const over = lengthOf(text) - most;
  return over > 0 ? plural(over, { one: '# character too many.', other: '# characters too many.' }) : null;
}

type CountedTextProps = Omit<TextareaProps, 'onChange' | 'value'> & {
  value: string;
  most: number;
  help: string;
  onChange(text: string): void;
};

/** A text with a limit. Too much can be typed and is counted; nothing is cut off. */
export function CountedText({ value, most, help, error, onChange, ...rest }: CountedTextProps) {
  const { number } = useFormat();
  const length = lengthOf(value);
  return (
    <Textarea
      autosize
      minRows={3}
      maxRows={8}
      dir="auto"
      {...rest}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={tooLong(value, most) ?? error}
      description={
        <span className={classes.counted}>
          <span>{help}</span>
          <span data-over={length > most || undefined}>
            {number(length)} / {number(most)}
          </span>
        </span>
      }
    />
  );
}
