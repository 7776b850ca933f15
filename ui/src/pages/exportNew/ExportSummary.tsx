import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { useFormat } from '@/format/useFormat';
import { formats } from '@/forms/exportFormats';
import type { ExportScope } from '@/forms/exportScope';
import type { ExportDraft } from './draft';
import classes from './exportNew.module.css';
import { TestUsersLeftOut } from './TestUsersLeftOut';
import { Tokens } from './Tokens';

type ExportSummaryProps = {
  scope: ExportScope;
  draft: ExportDraft;
  count: number | null;
  /** Test users that are not in the file; null: not known. */
  leftOut: number | null;
  personal: number;
  /** null: not known yet. */
  bytes: number | null;
  needsCode: boolean;
};

/** Beside every step: what this export is. */
export function ExportSummary({
  scope,
  draft,
  count,
  leftOut,
  personal,
  bytes,
  needsCode,
}: ExportSummaryProps) {
  const { t, i18n } = useLingui();
  const { number, bytes: writeBytes } = useFormat();
  return (
    <aside className={classes.summary} aria-label={t`This export`}>
      <div className={classes.caption}>{t`This export`}</div>
      <div className={classes.big}>
        {count === null ? <Trans>Counting…</Trans> : <Plural value={count} one="# user" other="# users" />}
      </div>
      {scope.user_ids === null && <Tokens selector={scope.selector} />}
      <KeyValueList>
        <KeyValue label={t`Format`}>
          {draft.format === 'csv' ? t`CSV, UTF-8, comma` : i18n._(formats[draft.format].name)}
        </KeyValue>
        <KeyValue label={t`Columns`}>{number(draft.fields.length)}</KeyValue>
        <KeyValue label={t`Personal data`}>
          <span className={personal > 0 ? classes.warn : undefined}>
            <Plural value={personal} _0="None" one="# column" other="# columns" />
          </span>
        </KeyValue>
        {bytes !== null && <KeyValue label={t`Size, about`}>{writeBytes(bytes)}</KeyValue>}
        {draft.format === 'csv' && (
          <KeyValue label={t`Formula guard`}>{draft.guard ? t`On` : t`Off`}</KeyValue>
        )}
        <KeyValue label={t`Test users`}>
          {draft.includeTestUsers ? t`Included` : <TestUsersLeftOut count={leftOut} />}
        </KeyValue>
        <KeyValue label={t`Snapshot`}>
          <Trans>When the export runs</Trans>
        </KeyValue>
        <KeyValue label={t`Your code`}>{needsCode ? t`Needed` : t`Not needed`}</KeyValue>
      </KeyValueList>
    </aside>
  );
}
