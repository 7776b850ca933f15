import { Trans } from '@lingui/react/macro';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Refusal } from '@/forms/Refusal';
import { useSubmit } from '@/forms/useSubmit';

type SmallFormProps = {
  title: string;
  button: ReactNode;
  /** What is still wrong with the input; null when nothing is. */
  missing: string | null;
  onSubmit(): Promise<void>;
  onClose(): void;
  children(problem: string | null): ReactNode;
};

/** A dialog of one field. What was typed stays when the answer is no. */
export function SmallForm({ title, button, missing, onSubmit, onClose, children }: SmallFormProps) {
  const [tried, setTried] = useState(false);
  const { busy, error, submit } = useSubmit();

  async function onSend(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (missing === null && !busy && (await submit(onSubmit))) onClose();
  }

  return (
    <Modal opened onClose={onClose} title={title} size={440}>
      <form onSubmit={onSend} noValidate>
        <Stack>
          {children(tried ? missing : null)}
          <Refusal error={error} />
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" variant="filled" loading={busy}>
              {button}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
