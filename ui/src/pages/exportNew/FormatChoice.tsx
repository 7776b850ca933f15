import { useLingui } from '@lingui/react/macro';
import { Radio } from '@mantine/core';
import type { ExportFormat } from '@/api/bindings';
import { allFormats, formats } from '@/forms/exportFormats';
import classes from './exportNew.module.css';

type FormatChoiceProps = { format: ExportFormat; onChange(format: ExportFormat): void };

/** What the file is written as, by what each is good for. */
export function FormatChoice({ format, onChange }: FormatChoiceProps) {
  const { t, i18n } = useLingui();
  return (
    <section className={classes.section}>
      <h2>{t`Format`}</h2>
      <Radio.Group
        aria-label={t`Format`}
        value={format}
        onChange={(chosen) => onChange(allFormats.find((one) => one === chosen) ?? format)}
      >
        <div className={classes.formats}>
          {allFormats.map((one) => (
            <div key={one} className={classes.format} data-checked={one === format || undefined}>
              <Radio value={one} label={i18n._(formats[one].name)} description={i18n._(formats[one].about)} />
            </div>
          ))}
        </div>
      </Radio.Group>
      {format === 'xlsx' && (
        <p className={classes.quiet}>
          {t`Dates are dates, in UTC. IDs and phone numbers are text. No cell can run as a formula. A second sheet begins after 1,048,576 rows.`}
        </p>
      )}
    </section>
  );
}
