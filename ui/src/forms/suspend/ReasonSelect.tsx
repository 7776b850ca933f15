import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import type { Ref } from 'react';
import type { SuspensionReason } from '@/api/bindings';
import { useSession } from '@/api/session';
import { Code, Required } from '../Field';
import classes from './SuspendForm.module.css';

type ReasonSelectProps = {
  value: SuspensionReason | null;
  error: string | undefined;
  ref?: Ref<HTMLInputElement>;
  onChange(reason: SuspensionReason): void;
};

/** The reason codes of the platform, each beside its plain words. */
export function ReasonSelect({ value, error, ref, onChange }: ReasonSelectProps) {
  const { t } = useLingui();
  const { suspension_reasons: reasons } = useSession().meta;
  return (
    <Select
      ref={ref}
      label={<Required>{t`Reason code`}</Required>}
      placeholder={t`Choose a reason`}
      data={reasons.map(({ reason, label }) => ({ value: reason, label }))}
      value={value}
      error={error}
      data-autofocus
      leftSection={value && <Code>{value}</Code>}
      leftSectionWidth={value ? value.length * 6.7 + 26 : undefined}
      comboboxProps={{ zIndex: 300 }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <Code>{option.value}</Code> {option.label}
        </span>
      )}
      onChange={(code) => {
        const chosen = reasons.find(({ reason }) => reason === code);
        if (chosen) onChange(chosen.reason);
      }}
    />
  );
}
