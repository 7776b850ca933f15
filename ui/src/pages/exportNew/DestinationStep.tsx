import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import type { useExportDefaults } from '@/api/exports';
import { run } from '@/api/read';
import { Failure } from '@/components/states/Failure';
import { failed } from '@/components/toast';
import { useFormat } from '@/format/useFormat';
import { formats } from '@/forms/exportFormats';
import { type ExportDraft, fileNameProblem } from './draft';
import classes from './exportNew.module.css';

type DestinationStepProps = {
  draft: ExportDraft;
  defaults: ReturnType<typeof useExportDefaults>;
  onChange(change: Partial<ExportDraft>): void;
};

/** Where the file goes. The folder comes from the system's own dialog and is never typed. */
export function DestinationStep({ draft, defaults, onChange }: DestinationStepProps) {
  const { t } = useLingui();
  const { bytes } = useFormat();
  const folder = draft.folder ?? defaults.data?.folder ?? '';
  const file_name = draft.file_name ?? defaults.data?.file_name ?? '';
  const { icon: FormatIcon } = formats[draft.format];
  const ending = `.${draft.format}`;
  const problem = defaults.data ? fileNameProblem(file_name, draft.format) : null;
  const words = {
    missing: t`Give the file a name.`,
    separator: t`A name cannot hold / \\ : * ? " < > | or begin with a dot.`,
    ending: t`End the name with ${ending}.`,
  };

  async function choose() {
    try {
      const chosen = await run('chooseFolder', folder);
      if (chosen !== null) onChange({ folder: chosen });
    } catch (error) {
      failed(t`The folder could not be chosen`, error);
    }
  }

  if (defaults.error) {
    return (
      <Failure
        error={defaults.error}
        title={t`The folder for exports could not be read`}
        onRetry={() => void defaults.refetch()}
      />
    );
  }
  return (
    <section className={classes.section}>
      <h2>{t`Save on this computer`}</h2>
      <div className={classes.destination}>
        <div className={classes.folder}>
          <TextInput
            aria-label={t`Folder`}
            readOnly
            dir="ltr"
            value={folder}
            title={folder}
            classNames={{ input: 'st-mono' }}
            leftSection={<IconFolder size={16} stroke={1.6} />}
          />
          <Button onClick={() => void choose()}>
            <Trans>Choose…</Trans>
          </Button>
        </div>
        <TextInput
          aria-label={t`File name`}
          dir="ltr"
          value={file_name}
          maxLength={200}
          error={problem && words[problem]}
          classNames={{ input: 'st-mono' }}
          leftSection={<FormatIcon size={16} stroke={1.6} />}
          onChange={(event) => onChange({ file_name: event.currentTarget.value })}
        />
        <p className={classes.quiet}>
          {defaults.data && draft.folder === null && <Trans>{bytes(defaults.data.free_bytes)} free.</Trans>}{' '}
          <Trans>An existing file is never overwritten.</Trans>
        </p>
      </div>
    </section>
  );
}
