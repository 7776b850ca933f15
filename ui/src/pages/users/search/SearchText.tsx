import { PillsInput, type PillsInputFieldProps } from '@mantine/core';
import { type ComponentPropsWithRef, type Ref, useRef } from 'react';
import classes from './SearchBox.module.css';

type SearchTextProps = PillsInputFieldProps &
  Omit<ComponentPropsWithRef<'input'>, 'type' | 'size'> & {
    value: string;
    /** Parts of the text to underline. */
    wrong: { start: number; end: number }[];
    ref?: Ref<HTMLInputElement>;
  };

/** A text field that can underline parts of its text: the same text lies beneath it, invisible but for the lines. */
export function SearchText({ value, wrong, ...field }: SearchTextProps) {
  const below = useRef<HTMLDivElement>(null);
  return (
    <span className={classes.text}>
      <PillsInput.Field
        {...field}
        value={value}
        autoComplete="off"
        spellCheck={false}
        className={classes.input}
        onScroll={(event) => {
          if (below.current) below.current.scrollLeft = event.currentTarget.scrollLeft;
        }}
      />
      {wrong.length > 0 && (
        <div ref={below} className={classes.below} aria-hidden>
          {pieces(value, wrong).map(({ text, at, bad }) => (
            <span key={at} data-wrong={bad || undefined}>
              {text}
            </span>
          ))}
        </div>
      )}
    </span>
  );
}

function pieces(text: string, wrong: { start: number; end: number }[]) {
  const found: { text: string; at: number; bad: boolean }[] = [];
  let at = 0;
  for (const { start, end } of wrong) {
    found.push(
      { text: text.slice(at, start), at, bad: false },
      { text: text.slice(start, end), at: start + 0.5, bad: true },
    );
    at = end;
  }
  return [...found, { text: text.slice(at), at: at + 0.25, bad: false }];
}
