import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { AuditFilter, ExportFormat } from '@/api/bindings';
import { run } from '@/api/read';
import { useAllowed, useSession } from '@/api/session';
import { ReasonedButton } from '@/components/ReasonedButton';
import { failed, toast } from '@/components/toast';
import { CodeDialog } from '@/forms/CodeDialog';
import { allFormats, formats } from '@/forms/exportFormats';
import { StepUp } from '@/forms/StepUp';
import { useStepUp } from '@/forms/useStepUp';

/** What the filters leave of the log as a file: where to first, as a code is good for seconds only. */
export function ExportAudit({ filter }: { filter: AuditFilter }) {
  const { t } = useLingui();
  const allowed = useAllowed('audit.export');
  const { offlineSince } = useSession();
  const [folder, setFolder] = useState<string | null>(null);
  const offline = offlineSince === null ? null : t`An export needs a connection.`;

  async function choose() {
    try {
      setFolder(await run('chooseFolder', null));
    } catch (error) {
      failed(t`No folder could be chosen`, error);
    }
  }
  return (
    <>
      <ReasonedButton
        reason={allowed ? offline : t`This needs ${'audit.export'}.`}
        leftSection={<IconFileExport size={16} stroke={1.6} />}
        onClick={() => void choose()}
      >
        <Trans>Export…</Trans>
      </ReasonedButton>
      {folder !== null && <Confirm filter={filter} folder={folder} onClose={() => setFolder(null)} />}
    </>
  );
}

type ConfirmProps = { filter: AuditFilter; folder: string; onClose(): void };

function Confirm({ filter, folder, onClose }: ConfirmProps) {
  const { t, i18n } = useLingui();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const { connection } = useSession();
  const seesSensitive = useAllowed('user.view.sensitive');
  const { busy, error, attemptsLeft, confirm } = useStepUp(onClose);

  async function save(code: string) {
    let path = '';
    const saved = await confirm(async () => {
      path = await run('saveAudit', connection.id, { filter, format }, code, folder);
    });
    if (!saved) return;
    toast({ tone: 'good', title: t`Audit log saved`, text: <bdi dir="ltr">{path}</bdi> });
    onClose();
  }
  return (
    <CodeDialog
      title={t`Export the audit log`}
      width={560}
      note={<Trans>The export is written to the audit log.</Trans>}
      confirm={<Trans>Export audit log</Trans>}
      missing={t`A code is needed`}
      busy={busy}
      onConfirm={(code) => void save(code)}
      onClose={onClose}
    >
      {(boxes) => (
        <>
          <SegmentedControl
            size="xs"
            aria-label={t`Format`}
            data={allFormats.map((value) => ({ value, label: i18n._(formats[value].name) }))}
            value={format}
            disabled={busy}
            onChange={setFormat}
          />
          <p>
            <Trans>
              Everything that the filters leave is saved in <bdi dir="ltr">{folder}</bdi>.
            </Trans>{' '}
            {!seesSensitive && <Trans>What you may not see is not in it, and marked as hidden.</Trans>}
          </p>
          <StepUp {...boxes} attemptsLeft={attemptsLeft} error={error} busy={busy}>
            <Trans>Confirms this export only.</Trans>
          </StepUp>
        </>
      )}
    </CodeDialog>
  );
}
