import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { MultiSelect } from '@mantine/core';
import type { LabelledValue } from '@/api/bindings';
import type { Target } from '../target';
import type { Field, InputProps } from './field';

type LabelsOptions = {
  label: MessageDescriptor;
  /** All that the platform has, in its own words. */
  useKnown(): readonly LabelledValue[];
  /** Which of them can be chosen for this user. */
  among(code: string, target: Target): boolean;
};

/** Any number of the words that a platform has for its users. */
export function labels({ label, useKnown, among }: LabelsOptions): Field<string[], string[]> {
  return {
    label,
    empty: () => [],
    check: () => null,
    send: (codes) => codes,
    read: (codes) => (codes.length === 0 ? null : <Labels useKnown={useKnown} codes={codes} />),
    Input: (props) => <LabelsInput {...props} label={label} useKnown={useKnown} among={among} />,
  };
}

function Labels({ useKnown, codes }: Pick<LabelsOptions, 'useKnown'> & { codes: string[] }) {
  const known = useKnown();
  return codes.map((code) => known.find(({ value }) => value === code)?.label ?? code).join(', ');
}

function LabelsInput({
  value,
  problem,
  first,
  about: { say, target },
  onChange,
  label,
  useKnown,
  among,
}: InputProps<string[]> & LabelsOptions) {
  const data = useKnown().filter((one) => among(one.value, target));
  return (
    <MultiSelect
      label={say.word(label)}
      data={data}
      value={value}
      error={problem}
      disabled={data.length === 0}
      searchable
      openOnFocus={false}
      nothingFoundMessage={say.word(msg`None is named so`)}
      data-autofocus={first || undefined}
      comboboxProps={{ zIndex: 300 }}
      onChange={onChange}
    />
  );
}
