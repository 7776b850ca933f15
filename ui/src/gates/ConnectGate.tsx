import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Radio, TextInput } from '@mantine/core';
import { IconCircleCheck, IconWorld } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { Connection, ServerProbe } from '@/api/bindings';
import { isConsoleError } from '@/api/ConsoleError';
import { run } from '@/api/read';
import { EnvironmentLabel } from '@/components/EnvironmentLabel';
import { useFormat } from '@/format/useFormat';
import { Refusal } from '@/forms/Refusal';
import { useSubmit } from '@/forms/useSubmit';
import classes from './Gate.module.css';
import { GateLayout } from './GateLayout';
import { Trust } from './Trust';
import { useConsole } from './useConsole';

/** The first start, and every further connection: the built-in platform, or a server that is looked at before it is kept. */
export function ConnectGate() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { open } = useConsole();
  const { taken } = useFormat();
  const [kind, setKind] = useState<Connection['kind']>('built_in');
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const [probe, setProbe] = useState<ServerProbe | null>(null);
  const testing = useSubmit();
  const connecting = useSubmit();
  const urlError = useId();
  const urlField = useRef<HTMLInputElement>(null);

  async function test(): Promise<ServerProbe | null> {
    let found: ServerProbe | null = null;
    const answered = await testing.submit(async () => {
      found = await run('probeServer', url.trim());
      setProbe(found);
      setName((typed) => typed || (found?.meta.name ?? ''));
    });
    if (!answered) urlField.current?.focus();
    return found;
  }
  async function connect(event: FormEvent) {
    event.preventDefault();
    if (kind === 'server' && !probe) return void (await test());
    await connecting.submit(async () => {
      const connection =
        kind === 'built_in'
          ? await run('openBuiltIn')
          : await run('addConnection', probe?.url ?? url, name.trim());
      await client.invalidateQueries({ queryKey: ['consoleState'] });
      open(connection.id);
    });
  }
  function type(next: string) {
    setUrl(next);
    setProbe(null);
    testing.clear();
  }
  return (
    <GateLayout selected={null}>
      <form className={classes.form} data-wide onSubmit={connect}>
        <div>
          <h1>
            <Trans>Connect to a platform</Trans>
          </h1>
          <p className={classes.lead}>
            <Trans>Choose the platform you manage.</Trans>
          </p>
        </div>
        <Radio.Group
          aria-label={t`Platform`}
          value={kind}
          onChange={(chosen) => setKind(chosen === 'server' ? 'server' : 'built_in')}
        >
          <div className={classes.choices}>
            <div className={classes.choice} data-checked={kind === 'built_in' || undefined}>
              <Radio
                value="built_in"
                label={
                  <span className={classes.name}>
                    <Trans>Built-in demo platform</Trans> <EnvironmentLabel environment="demo" />
                  </span>
                }
                description={t`Invented users on this computer. Nothing leaves it.`}
              />
            </div>
            <div className={classes.choice} data-checked={kind === 'server' || undefined}>
              <Radio value="server" label={t`Server`} />
              {kind === 'server' && (
                <div className={classes.choiceField}>
                  <TextInput
                    ref={urlField}
                    label={t`Server URL`}
                    placeholder="https://admin.example.com"
                    leftSection={<IconWorld size={16} stroke={1.6} />}
                    rightSectionWidth={probe ? 'auto' : undefined}
                    rightSection={
                      probe && (
                        <span className={`${classes.good} ${classes.accepted}`} role="status">
                          <IconCircleCheck size={14} stroke={1.6} aria-hidden />
                          <Trans>Answers, {taken(probe.answered_in_ms)}</Trans>
                        </span>
                      )
                    }
                    inputMode="url"
                    dir="ltr"
                    spellCheck={false}
                    autoFocus
                    error={testing.error !== null}
                    aria-describedby={urlError}
                    value={url}
                    onChange={(event) => type(event.currentTarget.value)}
                    onBlur={() => url.trim() !== '' && !probe && !testing.busy && void test()}
                  />
                </div>
              )}
            </div>
          </div>
        </Radio.Group>
        {kind === 'server' && <Refusal error={testing.error} id={urlError} />}
        {kind === 'server' && probe && (
          <>
            <Trust probe={probe} />
            <TextInput
              label={t`Name on this computer`}
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={isConsoleError(connecting.error) ? connecting.error.fieldMessage('name') : undefined}
            />
          </>
        )}
        <Refusal error={connecting.error} />
        <div className={classes.footer}>
          <span className={classes.help}>
            <Trans>You sign in next.</Trans>
          </span>
          {kind === 'server' && (
            <Button size="md" loading={testing.busy} onClick={() => void test()}>
              {probe ? <Trans>Test again</Trans> : <Trans>Test</Trans>}
            </Button>
          )}
          <Button type="submit" size="md" variant="filled" loading={connecting.busy}>
            <Trans>Connect</Trans>
          </Button>
        </div>
      </form>
    </GateLayout>
  );
}
