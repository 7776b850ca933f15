import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { ActivityFilter, ExportFormat } from '@/api/bindings';
import { run } from '@/api/read';
import { useAllowed, useSession } from '@/api/session';
import { ReasonedButton } from '@/components/ReasonedButton';
import { failed, toast } from '@/components/toast';
import { CodeDialog } from '@/forms/CodeDialog';
import { allFormats, formats } from '@/forms/exportFormats';
import { StepUp } from '@/forms/StepUp';
import { useStepUp } from '@/forms/useStepUp';

type ExportActivityProps = { userId: string; filter: ActivityFilter };

/** What the filters leave of the log as a file: where to first, as a code is good for seconds only (ACL-1). */
export function ExportActivity({ userId, filter }: ExportActivityProps) {
  const { t } = useLingui();
  const allowed = useAllowed('user.export');
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
        size="xs"
        reason={allowed ? offline : t`This needs ${'user.export'}.`}
        leftSection={<IconFileExport size={14} stroke={1.6} />}
        onClick={() => void choose()}
      >
        <Trans>Export…</Trans>
      </ReasonedButton>
      {folder !== null && (
        <Confirm userId={userId} filter={filter} folder={folder} onClose={() => setFolder(null)} />
      )}
    </>
  );
}

type ConfirmProps = ExportActivityProps & { folder: string; onClose(): void };

function Confirm({ userId, filter, folder, onClose }: ConfirmProps) {
  const { t, i18n } = useLingui();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const { connection } = useSession();
  const seesAddresses = useAllowed('user.view.sensitive');
  const { busy, error, attemptsLeft, confirm } = useStepUp(onClose);

  async function save(code: string) {
    let path = '';
    const saved = await confirm(async () => {
      path = await run('saveActivity', connection.id, userId, { filter, format }, code, folder);
    });
    if (!saved) return;
    toast({ tone: 'good', title: t`Activity saved`, text: <bdi dir="ltr">{path}</bdi> });
    onClose();
  }
  return (
    <CodeDialog
      title={t`Export activity`}
      width={560}
      note={<Trans>The export is written to the audit log.</Trans>}
      confirm={<Trans>Export activity</Trans>}
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
            {seesAddresses ? (
              <Trans>IP addresses are in it.</Trans>
            ) : (
              <Trans>IP addresses are not in it: you may not see them.</Trans>
            )}
          </p>
          <StepUp {...boxes} attemptsLeft={attemptsLeft} error={error} busy={busy}>
            <Trans>Confirms this export only.</Trans>
          </StepUp>
        </>
      )}
    </CodeDialog>
  );
}
