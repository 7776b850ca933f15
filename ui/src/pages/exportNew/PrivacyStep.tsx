import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Select, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import type { ColumnMeta } from '@/api/bindings';
import { Card } from '@/components/Card';
import { useFormat } from '@/format/useFormat';
import { Required } from '@/forms/Field';
import type { ExportDraft } from './draft';
import classes from './exportNew.module.css';

type PrivacyStepProps = {
  draft: ExportDraft;
  count: number;
  personal: ColumnMeta[];
  /** Errors are shown once one tried to go on. */
  tried: boolean;
  onChange(change: Partial<ExportDraft>): void;
};

/** What the file holds about people, why it is needed, and the promise to delete it (EXP-1). */
export function PrivacyStep({ draft, count, personal, tried, onChange }: PrivacyStepProps) {
  const { t, i18n } = useLingui();
  const { number } = useFormat();
  const names = new Intl.ListFormat(i18n.locale).format(personal.map(({ label }) => label));
  const purposes = [
    t`Regulatory report`,
    t`Support case`,
    t`Fraud review`,
    t`Finance and payouts`,
    t`Analysis`,
    t`Move to another system`,
    t`Data subject request`,
  ];
  return (
    <Card
      title={
        <span className={classes.notice}>
          <IconFingerprint size={16} stroke={1.6} aria-hidden /> {t`Privacy notice`}
        </span>
      }
    >
      <div className={classes.privacy}>
        <p>
          {personal.length > 0 ? (
            <Trans>
              This file holds personal data of {number(count)} people: {names}. Keep it only as long as the
              purpose needs, store it encrypted, and do not forward it.
            </Trans>
          ) : (
            <Trans>This file holds no column of personal data about the {number(count)} people in it.</Trans>
          )}{' '}
          <Trans>Your name, the filters, the columns and the checksum go to the audit log.</Trans>
        </p>
        <div className={classes.pair}>
          <Select
            label={<Required>{t`Purpose`}</Required>}
            placeholder={t`Choose a purpose`}
            data={purposes}
            value={draft.purpose}
            error={tried && draft.purpose === null && t`This is required.`}
            onChange={(purpose) => onChange({ purpose })}
          />
          <TextInput
            label={t`Reference`}
            placeholder={t`Ticket or report`}
            maxLength={100}
            dir="auto"
            value={draft.reference}
            onChange={(event) => onChange({ reference: event.currentTarget.value })}
          />
        </div>
        <Checkbox
          label={t`I need these columns for this purpose, and I will delete the file when it is done`}
          checked={draft.acknowledged}
          error={tried && !draft.acknowledged && t`Confirm this to go on.`}
          onChange={(event) => onChange({ acknowledged: event.currentTarget.checked })}
        />
      </div>
    </Card>
  );
}
