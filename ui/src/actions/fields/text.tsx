import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { TextInput } from '@mantine/core';
import { CountedText, lengthOf, Required, tooLong } from '@/forms/Field';
import { LongText } from '../dialog/Summary';
import type { Field } from './field';

export const missing = msg`This is required.`;
export const overlong = msg`This is too long.`;

type LongTextOptions = { label: MessageDescriptor; help: MessageDescriptor; most: number };

/** A text of several lines that must be given. */
export function longText({ label, help, most }: LongTextOptions): Field<string, string> {
  return {
    label,
    empty: () => '',
    check: (text) => (text.trim() === '' ? missing : lengthOf(text.trim()) > most ? overlong : null),
    send: (text) => text.trim(),
    read: (text) => <LongText>{text}</LongText>,
    Input: ({ value, problem, first, about: { say }, onChange }) => (
      <CountedText
        data-autofocus={first || undefined}
        label={<Required>{say.word(label)}</Required>}
        value={value}
        most={most}
        help={say.word(help)}
        error={problem}
        onChange={onChange}
      />
    ),
  };
}

/** Why: for the audit log, never for the user. */
export function reason(label: MessageDescriptor = msg`Reason`): Field<string, string> {
  return longText({ label, help: msg`Goes to the audit log. The user does not see it.`, most: 2000 });
}

type LineOptions = { label: MessageDescriptor; help: MessageDescriptor; most: number };

/** A line that must be given. */
export function line({ label, help, most }: LineOptions): Field<string, string> {
  return {
    ...longText({ label, help, most }),
    Input: ({ value, problem, first, about: { say }, onChange }) => (
      <TextInput
        data-autofocus={first || undefined}
        label={<Required>{say.word(label)}</Required>}
        description={say.word(help)}
        dir="auto"
        value={value}
        error={tooLong(value, most) ?? problem}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    ),
  };
}

type TextOptions = {
  label: MessageDescriptor;
  readAs?: MessageDescriptor;
  help?: MessageDescriptor;
  most: number;
  /** What is read where nothing was typed. */
  blank?: MessageDescriptor;
};

/** A line that may stay empty; then null is sent. */
export function text({ label, readAs, help, most, blank }: TextOptions): Field<string, string | null> {
  return {
    label,
    readAs,
    empty: () => '',
    check: (line) => (lengthOf(line.trim()) > most ? overlong : null),
    send: (line) => line.trim() || null,
    read: (line, { say }) => (line ? <LongText>{line}</LongText> : blank ? say.word(blank) : null),
    Input: ({ value, problem, first, about: { say }, onChange }) => (
      <TextInput
        data-autofocus={first || undefined}
        label={say.word(label)}
        description={help && say.word(help)}
        dir="auto"
        value={value}
        error={tooLong(value, most) ?? problem}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    ),
  };
}
