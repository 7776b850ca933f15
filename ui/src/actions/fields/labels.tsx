import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { MultiSelect } from '@mantine/core';
import type { FilterId, LabelledValue } from '@/api/bindings';
import { useSession } from '@/api/session';
import { useVocabulary } from '@/api/users';
import type { Target } from '../target';
import type { Field, InputProps } from './field';

type LabelsOptions = {
  label: MessageDescriptor;
  /** All that the platform has, in its own words. */
  useKnown(): readonly LabelledValue[];
  /** Which of them can be chosen for this user. */
  among(code: string, target: Target): boolean;
  /** Left out where the platform has none. */
  optional?: true;
};

/** Those that users can be filtered by. */
export function ofFilter(filter: FilterId) {
  return function useKnown(): readonly LabelledValue[] {
    return useVocabulary([]).values.get(filter) ?? [];
  };
}

/** Those that single users can be given. */
export function usePermissions(): readonly LabelledValue[] {
  return useSession().meta.user_permissions;
}

/** Any number of the words that a platform has for its users. */
export function labels<Code extends string = string>(options: LabelsOptions): Field<Code[], Code[]> {
  const { label, useKnown } = options;
  return {
    label,
    empty: () => [],
    check: () => null,
    send: (codes) => codes,
    read: (codes) => (codes.length === 0 ? null : <Labels useKnown={useKnown} codes={codes} />),
    Input: (props) => (
      <LabelsInput {...props} {...options} onChange={(codes) => props.onChange(codes as Code[])} />
    ),
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
  optional,
}: InputProps<string[]> & LabelsOptions) {
  const data = useKnown().filter((one) => among(one.value, target));
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
