import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpenConnection } from '@/api/bindings';
import { EnvironmentLabel } from '@/components/EnvironmentLabel';
import { Accepted } from './Accepted';
import { CodeForm } from './CodeForm';
import { EnrolForm } from './EnrolForm';
import classes from './Gate.module.css';
import { hostOf } from './hostOf';
import { PasswordForm } from './PasswordForm';
import { RecoveryCodes } from './RecoveryCodes';
import { SessionNote } from './SessionNote';

type SignInGateProps = {
  open: OpenConnection;
  /** The platform ended the session that was here. */
  ended: boolean;
};

type Step = { name: 'password' | 'code' | 'enrol' } | { name: 'codes'; codes: string[] };

/** Password, then second factor: a code, or its enrolment the first time. The challenge between them is the desk's. */
export function SignInGate({ open, ended }: SignInGateProps) {
  const { connection, meta, demo } = open;
  const client = useQueryClient();
  const [step, setStep] = useState<Step>({ name: 'password' });
  const [email, setEmail] = useState<string | null>(null);
  const restart = () => setStep({ name: 'password' });
  const enter = () => client.invalidateQueries();
  return (
    <div className={classes.form} data-wide={step.name === 'enrol' || step.name === 'codes' || undefined}>
      <div>
        <div className={classes.where}>
          <EnvironmentLabel environment={meta.environment} />
          {hostOf(connection) ?? <Trans>On this computer</Trans>}
        </div>
        <h1>
          {step.name === 'password' || step.name === 'code' ? (
            <Trans>Sign in to {connection.name}</Trans>
          ) : step.name === 'enrol' ? (
            <Trans>Set up your authenticator</Trans>
          ) : (
            <Trans>Keep your recovery codes</Trans>
          )}
        </h1>
      </div>
      {step.name === 'password' && (
        <PasswordForm
          connection={connection}
          demo={demo}
          ended={ended}
          email={email}
          onNext={(name, typed) => {
            setEmail(typed);
            setStep({ name });
          }}
        />
      )}
      {step.name === 'code' && (
        <>
          {email && <Accepted email={email} />}
          <CodeForm connection={connection} onBack={restart} onSignedIn={enter} />
        </>
      )}
      {step.name === 'enrol' && (
        <EnrolForm
          connection={connection}
          onBack={restart}
          onEnrolled={(codes) => setStep({ name: 'codes', codes })}
        />
      )}
      {step.name === 'codes' && <RecoveryCodes codes={step.codes} onDone={enter} />}
      {(step.name === 'password' || step.name === 'code') && <SessionNote />}
    </div>
  );
}
