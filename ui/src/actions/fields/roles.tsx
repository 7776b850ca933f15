import { msg, t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { useAdminRoles } from '@/api/session';
import type { Field, InputProps } from './field';

/** Which admins may see it: those of some roles, or all. */
export function roles(): Field<string[], string[]> {
  return {
    label: msg`Visible to`,
    empty: () => [],
    check: () => null,
    send: (codes) => codes,
    read: (codes) => (codes.length === 0 ? t`All admins` : codes.join(', ')),
    Input: RolesInput,
  };
}

function RolesInput({ value, onChange }: InputProps<string[]>) {
  const { t } = useLingui();
  const known = useAdminRoles();
  if (known.length === 0) return null;
  return (
    <MultiSelect
      label={t`Visible to`}
      placeholder={value.length === 0 ? t`All admins` : undefined}
      data={known}
      value={value}
      comboboxProps={{ zIndex: 300 }}
      onChange={onChange}
    />
  );
}
