import type { MessageDescriptor } from '@lingui/core';
import { Input } from '@mantine/core';
import type { About, AnyFields, Draft, Field, Fields, InputProps } from './field';
import classes from './fields.module.css';

type GroupOptions<Sent> = { label: MessageDescriptor; none: MessageDescriptor; fields: Fields<Sent> };

/** Several under one heading, sent as one object and read as one line. */
export function group<Sent extends object>({ label, none, fields }: GroupOptions<Sent>): Field<Draft, Sent> {
  const parts = Object.entries(fields as AnyFields);
  const collect = (give: (name: string, field: Field) => unknown) =>
    Object.fromEntries(parts.map(([name, field]) => [name, give(name, field)]));
  return {
    label,
    empty: (target) => collect((_, field) => field.empty(target)),
    check: (value, about) =>
      parts.map(([name, field]) => field.check(value[name], about)).find((problem) => problem !== null) ??
      null,
    send: (value, about) => collect((name, field) => field.send(value[name], about)) as Sent,
    read: (sent, about) => {
      const all = parts.map(([name, field]) => field.read((sent as Draft)[name], about));
      return all.filter((part) => part !== null).join(', ') || about.say.word(none);
    },
    Input: (props) => <GroupInput {...props} label={label} parts={parts} />,
  };
}

type GroupInputProps = InputProps<Draft> & { label: MessageDescriptor; parts: [string, Field][] };

function GroupInput({ value, problem, about, onChange, label, parts }: GroupInputProps) {
  const heading = about.say.word(label);
  // What is wrong stands at the part that says so itself; what only the platform knows stands under all of them.
  const wrong = (name: string, field: Field) => problem && problemOf(field, value[name], about);
  const own = parts.some(([name, field]) => wrong(name, field));
  return (
    <Input.Wrapper label={heading} labelElement="div" error={own ? undefined : problem}>
      <div className={classes.options} role="group" aria-label={heading}>
        {parts.map(([name, field]) => {
          const { Input: Part } = field;
          return (
            <Part
              key={name}
              value={value[name]}
              problem={wrong(name, field)}
              first={false}
              about={about}
              onChange={(next) => onChange({ ...value, [name]: next })}
            />
          );
        })}
      </div>
    </Input.Wrapper>
  );
}

function problemOf(field: Field, value: unknown, about: About): string | undefined {
  const problem = field.check(value, about);
  return problem ? about.say.word(problem) : undefined;
}
