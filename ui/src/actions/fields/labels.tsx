import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { MultiSelect } from '@mantine/core';
import type { FilterId } from '@/api/bindings';
import { useLabels, useVocabulary } from '@/api/users';
import type { Target } from '../target';
import type { Field, InputProps } from './field';

type LabelsOptions = {
  label: MessageDescriptor;
  /** Whose values they are, in the platform's words. */
  filter: FilterId;
  /** Which of them can be chosen for this user. */
  among(code: string, target: Target): boolean;
  /** Left out where the platform has none. */
  optional?: true;
};

/** Any number of the words that a platform tags users with. */
export function labels<Code extends string = string>(options: LabelsOptions): Field<Code[], Code[]> {
  const { label, filter } = options;
  return {
    label,
    empty: () => [],
    check: () => null,
    send: (codes) => codes,
    read: (codes) => (codes.length === 0 ? null : <Labels filter={filter} codes={codes} />),
    Input: (props) => (
      <LabelsInput {...props} {...options} onChange={(codes) => props.onChange(codes as Code[])} />
    ),
  };
}

function Labels({ filter, codes }: { filter: FilterId; codes: string[] }) {
  return useLabels()(filter, codes);
}

function LabelsInput({
  value,
  problem,
  first,
  about: { say, target },
  onChange,
  label,
  filter,
  among,
  optional,
}: InputProps<string[]> & LabelsOptions) {
  const known = useVocabulary([]).values.get(filter) ?? [];
  const data = known.filter((one) => among(one.value, target));
  if (optional && data.length === 0) return null;
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
