import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { SmallForm } from './SmallForm';

/** Takes in a view that somebody shared as a link. */
export function ImportView({ onText, onClose }: { onText(text: string): Promise<void>; onClose(): void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const isLink = typed.trim().startsWith('steward://view/');
  return (
    <SmallForm
      title={t`Add a view from a link`}
      button={<Trans>Add view</Trans>}
      missing={isLink ? null : t`Paste a link that begins with steward://view/`}
      onSubmit={() => onText(typed.trim())}
      onClose={onClose}
    >
      {(problem) => (
        <TextInput
          label={t`Link`}
          description={t`It holds filters, columns and an order, no users.`}
          value={typed}
          error={problem}
          onChange={(event) => setTyped(event.currentTarget.value)}
          dir="ltr"
          data-autofocus
        />
      )}
    </SmallForm>
  );
}
