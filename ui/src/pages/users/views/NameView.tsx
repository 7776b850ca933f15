import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { SmallForm } from './SmallForm';

type NameViewProps = { title: string; name?: string; onName(name: string): Promise<void>; onClose(): void };

/** Asks for the name of a view. */
export function NameView({ title, name = '', onName, onClose }: NameViewProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(name);
  return (
    <SmallForm
      title={title}
      button={<Trans>Save</Trans>}
      missing={typed.trim() === '' ? t`Write a name.` : null}
      onSubmit={() => onName(typed.trim())}
      onClose={onClose}
    >
      {(problem) => (
        <TextInput
          label={t`Name`}
          value={typed}
          maxLength={80}
          error={problem}
          onChange={(event) => setTyped(event.currentTarget.value)}
          dir="auto"
          data-autofocus
        />
      )}
    </SmallForm>
  );
}
