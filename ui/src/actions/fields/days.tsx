import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Checkbox, Input, NumberInput } from '@mantine/core';
import type { Field } from './field';
import classes from './fields.module.css';

type Days = { on: boolean; days: number | null };

type DaysOptions = {
  label: MessageDescriptor;
  /** What the number is, for those who hear it. */
  name: MessageDescriptor;
  usual: number;
  most: number;
  read(days: number): string;
};

/** For some days, or not at all. */
export function days({ label, name, usual, most, read }: DaysOptions): Field<Days, number | null> {
  const isRight = (count: number | null) =>
    count !== null && Number.isInteger(count) && count >= 1 && count <= most;
  return {
    label,
    empty: () => ({ on: false, days: usual }),
    check: ({ on, days: count }) => (on && !isRight(count) ? msg`Give 1 to ${most} days.` : null),
    send: ({ on, days: count }) => (on && isRight(count) ? count : null),
    read: (count) => (count === null ? null : read(count)),
    Input: ({ value, problem, about: { say }, onChange }) => (
      <>
        <div className={classes.row}>
          <Checkbox
            label={say.word(label)}
            checked={value.on}
            onChange={(event) => onChange({ ...value, on: event.currentTarget.checked })}
          />
          <NumberInput
            aria-label={say.word(name)}
            w={84}
            min={1}
            max={most}
            clampBehavior="none"
            allowDecimal={false}
            value={value.days ?? ''}
            disabled={!value.on}
            error={problem !== undefined}
            onChange={(count) => onChange({ ...value, days: typeof count === 'number' ? count : null })}
          />
          <span className={classes.quiet}>
            <Trans>days</Trans>
          </span>
        </div>
        {problem && <Input.Error>{problem}</Input.Error>}
      </>
    ),
  };
}
