import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Switch, Tooltip } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import type { Column, ColumnCategory, ColumnMeta, ExportPreview } from '@/api/bindings';
import { useSession } from '@/api/session';
import { Badge } from '@/components/Badge';
import { useFormat } from '@/format/useFormat';
import type { ExportDraft } from './draft';
import classes from './exportNew.module.css';
import { PreviewTable } from './PreviewTable';

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

/** Which columns, whether formulas are defused, and the first rows as they will be written (EXP-1, EXP-3). */
export function FieldsStep({ draft, preview, sample, onChange }: FieldsStepProps) {
  const { t } = useLingui();
  const { columns } = useSession().meta;
  const { number } = useFormat();
  const guarded = preview.data?.guardedCells ?? 0;

  function choose(asked: Column[], on: boolean) {
    const chosen = columns
      .map(({ column }) => column)
      .filter((column) => (asked.includes(column) ? on : draft.fields.includes(column)));
    onChange({ fields: chosen, acknowledged: false });
  }

  return (
    <>
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
      <div className={classes.guard}>
        <Switch
          checked={draft.guard}
          onChange={(event) => onChange({ guard: event.currentTarget.checked })}
          label={t`Guard against spreadsheet formulas`}
          description={t`Cells that a spreadsheet would run as a formula, such as those starting with = + - @ or a tab, are written with a leading apostrophe. Phone numbers get it too.`}
        />
        {draft.guard && guarded > 0 && (
          <Badge tone="warn">
            <Plural
              value={guarded}
              one="# cell of the first rows is guarded"
              other="# cells of the first rows are guarded"
            />
          </Badge>
        )}
        {!draft.guard && (
          <Badge tone="bad">
            <Trans>A spreadsheet may run what users wrote</Trans>
          </Badge>
        )}
      </div>
      <Switch
        checked={draft.includeTestUsers}
        onChange={(event) => onChange({ includeTestUsers: event.currentTarget.checked })}
        label={t`Include users with the flag Test`}
      />
      <PreviewTable preview={preview} sample={sample} />
    </>
  );
}

type CategoryProps = {
  label: MessageDescriptor;
  columns: ColumnMeta[];
  chosen: Column[];
  onChoose(columns: Column[], on: boolean): void;
};

function Category({ label, columns, chosen, onChoose }: CategoryProps) {
  const { t, i18n } = useLingui();
  const { number } = useFormat();
  if (columns.length === 0) return null;
  const all = columns.map(({ column }) => column);
  const count = all.filter((column) => chosen.includes(column)).length;
  const name = i18n._(label);
  return (
    <fieldset className={classes.column}>
      <legend>
        <Checkbox
          checked={count === all.length}
          indeterminate={count > 0 && count < all.length}
          label={name}
          onChange={() => onChoose(all, count < all.length)}
        />
        <span>
          <Trans>
            {number(count)} of {number(all.length)}
          </Trans>
        </span>
      </legend>
      {columns.map(({ column, label: field, privacy }) => (
        <div key={column} className={classes.field}>
          <Checkbox
            checked={chosen.includes(column)}
            label={field}
            onChange={(event) => onChoose([column], event.currentTarget.checked)}
          />
          {privacy !== 'open' && (
            <Tooltip label={privacy === 'sensitive' ? t`Personal data that needs a code` : t`Personal data`}>
              <span role="img" aria-label={t`Personal data`} className={classes.personal}>
                <IconFingerprint size={13} stroke={1.6} />
              </span>
            </Tooltip>
          )}
        </div>
      ))}
    </fieldset>
  );
}
