import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EnrolmentView } from '@/api/bindings';
import { toast } from '@/components/toast';
import { RecoveryCodes } from '@/gates/RecoveryCodes';
import { ConfirmStep } from './ConfirmStep';
import { EnrolStep } from './EnrolStep';

type Step = { name: 'confirm' } | { name: 'enrol'; view: EnrolmentView } | { name: 'codes'; codes: string[] };

/**
 * A new authenticator in place of the one in use (CON-7): a code of the old one, a code of the new one, then the new
 * recovery codes. Secret and codes are in this component and go with it.
 */
export function AuthenticatorDialog({ onClose }: { onClose(): void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [step, setStep] = useState<Step>({ name: 'confirm' });

  function finish() {
    // How many recovery codes are left stands in what the session knows of the admin.
    void client.invalidateQueries({ queryKey: ['openConnection'] });
    toast({
      tone: 'good',
      title: t`Authenticator replaced`,
      text: t`The old one and its recovery codes are void.`,
    });
    onClose();
  }
  switch (step.name) {
    case 'confirm':
      return <ConfirmStep onStarted={(view) => setStep({ name: 'enrol', view })} onClose={onClose} />;
    case 'enrol':
      return (
        <EnrolStep
          view={step.view}
          onEnrolled={(codes) => setStep({ name: 'codes', codes })}
          onClose={onClose}
        />
      );
    case 'codes':
      // Shown once: it closes by saying that they are kept, and in no other way.
      return (
        <Modal
          opened
          onClose={() => {}}
          withCloseButton={false}
          closeOnEscape={false}
          closeOnClickOutside={false}
          title={t`Keep your recovery codes`}
        >
          <RecoveryCodes codes={step.codes} onDone={finish} size="sm" />
        </Modal>
      );
  }
}
