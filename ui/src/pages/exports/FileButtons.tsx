import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCopy, IconFolderOpen } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { ExportStatus } from '@/api/bindings';
import { run } from '@/api/read';
import { failed } from '@/components/toast';
import { useCopy } from '@/components/useCopy';
import classes from './exports.module.css';

/** The ways to the file. */
export function Reach({ status }: { status: ExportStatus }) {
  const { t } = useLingui();
  const { copied, copy } = useCopy();
  async function reveal() {
    try {
      await run('revealExport', status.id);
    } catch (error) {
      failed(t`The folder could not be opened`, error);
    }
  }
  return (
    <div className={classes.buttons}>
      <Button
        variant="filled"
        leftSection={<IconFolderOpen size={16} stroke={1.6} />}
        onClick={() => void reveal()}
      >
        <Trans>Show in folder</Trans>
      </Button>
      <Button leftSection={<IconCopy size={16} stroke={1.6} />} onClick={() => void copy(status.path)}>
        {copied ? <Trans>Copied</Trans> : <Trans>Copy path</Trans>}
      </Button>
    </div>
  );
}

/** Takes the entry off the list of this computer. */
export function Forget({ status, onForgotten }: { status: ExportStatus; onForgotten(): void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  if (status.state === 'running') return null;
  async function forget() {
    try {
      await run('forgetExport', status.id);
      await client.invalidateQueries({ queryKey: ['listExports'] });
      onForgotten();
    } catch (error) {
      failed(t`The entry could not be removed`, error);
    }
  }
  return (
    <p className={`${classes.quiet} ${classes.forget}`}>
      <Button size="xs" variant="link" onClick={() => void forget()}>
        <Trans>Remove from this list</Trans>
      </Button>{' '}
      <Trans>The file and the audit log stay.</Trans>
    </p>
  );
}
