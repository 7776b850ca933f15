import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack } from '@mantine/core';

type SwitchQuestionProps = {
  /** Of the connection that the forms belong to. */
  platform: string;
  forms: number;
  onStay(): void;
  onSwitch(): void;
};

/** Before another platform is opened over something unfinished. Nothing typed gets lost either way. */
export function SwitchQuestion({ platform, forms, onStay, onSwitch }: SwitchQuestionProps) {
  const { t } = useLingui();
  return (
    <Modal opened onClose={onStay} title={t`Switch the connection?`} size={440}>
      <Stack>
        <p dir="auto">
          <Plural
            value={forms}
            one={`# unfinished form stays with ${platform}, without codes or passwords. Nothing of it was sent.`}
            other={`# unfinished forms stay with ${platform}, without codes or passwords. Nothing of them was sent.`}
          />
        </p>
        <Group justify="flex-end" gap="sm">
          <Button onClick={onStay} data-autofocus>
            <Trans>Stay</Trans>
          </Button>
          <Button variant="filled" onClick={onSwitch}>
            <Trans>Switch</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
