import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { Refusal } from '@/forms/Refusal';

type RecoveryCodeProps = { code: string; error: unknown; busy: boolean; onChange(code: string): void };

/** In place of a code from an authenticator that is lost. */
export function RecoveryCode({ code, error, busy, onChange }: RecoveryCodeProps) {
  const { t } = useLingui();
  return (
    <>
      <TextInput
        label={t`Recovery code`}
        description={t`Each code works once. Ten were shown when you set up your authenticator.`}
        className="st-mono"
        autoComplete="off"
        autoFocus
        disabled={busy}
        value={code}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Refusal error={error} />
    </>
  );
}
