import { msg, t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import type { Field, InputProps } from './field';

/** IP addresses and ranges as people write them: on lines of their own, or separated by commas. */
export function addresses(): Field<string, string[]> {
  return {
    label: msg`Allowed IP addresses`,
    empty: ({ security }) => security?.allowed_ips.join('\n') ?? '',
    check: () => null,
    send: (text) => text.split(/[\s,;]+/).filter(Boolean),
    read: (list) => (list.length === 0 ? t`Any address` : <span className="st-mono">{list.join(', ')}</span>),
    Input: AddressesInput,
  };
}

function AddressesInput({ value, problem, first, onChange }: InputProps<string>) {
  const { t } = useLingui();
  return (
    <Textarea
      label={t`Allowed IP addresses`}
      description={t`Addresses and ranges such as 198.51.100.0/28 or 2001:db8:4::/64, separated by commas or lines. Empty: from anywhere.`}
      classNames={{ input: 'st-mono' }}
      autosize
      minRows={3}
      maxRows={10}
      spellCheck={false}
      value={value}
      error={problem}
      data-autofocus={first || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
