import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Switch } from '@mantine/core';
import { IconFingerprint, IconShieldHalf } from '@tabler/icons-react';
import type { Column, ColumnCategory, ExportPreview } from '@/api/bindings';
import { useSession } from '@/api/session';
import { Badge } from '@/components/Badge';
import { useFormat } from '@/format/useFormat';
import { Category } from './Category';
import { type ExportDraft, renamed } from './draft';
import classes from './exportNew.module.css';
import { FormatChoice } from './FormatChoice';
import { looksLikeFormula, PreviewTable } from './PreviewTable';

const categories: [ColumnCategory, MessageDescriptor][] = [
  ['basic', msg`Basic`],
  ['dates', msg`Dates`],
  ['kyc', msg`KYC`],
  ['partner', msg`Partner`],
  ['access', msg`Access`],
  ['profile', msg`Profile`],
];

type FieldsStepProps = {
  draft: ExportDraft;
  preview: { data: ExportPreview | undefined; error: unknown; refetch(): unknown };
  /** The preview is of the list; a selection by hand is made in the desk. */
  sample: boolean;
  onChange(change: Partial<ExportDraft>): void;
};

/** What the file is written as, which columns, whether formulas are defused, and the first rows as they will be written (EXP-1, EXP-3). */
export function FieldsStep({ draft, preview, sample, onChange }: FieldsStepProps) {
  const { t } = useLingui();
  const { columns } = useSession().meta;
  const { number } = useFormat();
  const formulas = preview.data?.rows.flat().filter(looksLikeFormula).length ?? 0;

  function choose(asked: Column[], on: boolean) {
    const chosen = columns
      .map(({ column }) => column)
      .filter((column) => (asked.includes(column) ? on : draft.fields.includes(column)));
    onChange({ fields: chosen, acknowledged: false });
  }

  return (
    <>
      <FormatChoice
        format={draft.format}
        onChange={(format) => onChange({ format, file_name: renamed(draft.file_name, draft.format, format) })}
      />
      <section className={classes.section}>
        <div className={classes.sectionHead}>
          <h2>{t`Fields`}</h2>
          <span>
            <Trans>
              {number(draft.fields.length)} of {number(columns.length)}
            </Trans>
          </span>
          <span className={classes.legend}>
            <IconFingerprint size={14} stroke={1.6} aria-hidden /> <Trans>personal data</Trans>
          </span>
        </div>
        <div className={classes.columns}>
          {categories.map(([category, label]) => (
            <Category
              key={category}
              label={label}
              columns={columns.filter((column) => column.category === category)}
              chosen={draft.fields}
              onChoose={choose}
            />
          ))}
        </div>
      </section>
      <div className={classes.options}>
        {draft.format === 'csv' && (
          <div>
            <Switch
              checked={draft.guard}
              onChange={(event) => onChange({ guard: event.currentTarget.checked })}
              label={t`Guard against spreadsheet formulas`}
              description={
                <Trans>
                  Cells that a spreadsheet would run, such as those that start with <Sign>=</Sign>{' '}
                  <Sign>+</Sign> <Sign>-</Sign> <Sign>@</Sign> or a tab, are written with a leading
                  apostrophe. Phone numbers get it too.
                </Trans>
              }
            />
            {draft.guard && formulas > 0 && (
              <Badge tone="warn" icon={IconShieldHalf}>
                <Plural
                  value={formulas}
                  one="# cell looks like a formula"
                  other="# cells look like formulas"
                />
              </Badge>
            )}
            {!draft.guard && (
              <Badge tone="bad">
                <Trans>A spreadsheet may run what users wrote</Trans>
              </Badge>
            )}
          </div>
        )}
        <div>
          <Switch
            checked={draft.includeTestUsers}
            onChange={(event) => onChange({ includeTestUsers: event.currentTarget.checked })}
            label={t`Include users with the flag Test`}
          />
        </div>
      </div>
      <PreviewTable preview={preview} sample={sample} />
    </>
  );
}

/** A sign as it is typed. */
function Sign({ children }: { children: string }) {
  return <code className={`${classes.sign} st-mono`}>{children}</code>;
}
