import type { MessageDescriptor } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Tooltip } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import type { Column, ColumnMeta } from '@/api/bindings';
import { useAllowed } from '@/api/session';
import { useFormat } from '@/format/useFormat';
import { exportable } from './draft';
import classes from './exportNew.module.css';

type CategoryProps = {
  label: MessageDescriptor;
  columns: ColumnMeta[];
  chosen: Column[];
  onChoose(columns: Column[], on: boolean): void;
};

const rows = 5;

/** One category of fields. A long one begins with its first fields and those chosen, so that the rest stays in sight. */
export function Category({ label, columns, chosen, onChoose }: CategoryProps) {
  const { t, i18n } = useLingui();
  const { number } = useFormat();
  const [first, setFirst] = useState(() => startOf(columns, chosen));
  const seesSensitive = useAllowed('user.view.sensitive');
  if (columns.length === 0) return null;
  const all = exportable(columns, seesSensitive).map(({ column }) => column);
  const count = all.filter((column) => chosen.includes(column)).length;
  const shown = columns.filter(({ column }) => first.includes(column) || chosen.includes(column));
  const name = i18n._(label);
  const more = number(columns.length - shown.length);
  return (
    <fieldset className={classes.column}>
      <legend>
        <Checkbox
          checked={count > 0 && count === all.length}
          indeterminate={count > 0 && count < all.length}
          label={name}
          onChange={() => onChoose(all, count < all.length)}
        />
        <span>
          <Trans>
            {number(count)} of {number(columns.length)}
          </Trans>
        </span>
      </legend>
      {shown.map((meta) => (
        <Field
          key={meta.column}
          meta={meta}
          denied={!all.includes(meta.column)}
          chosen={chosen}
          onChoose={onChoose}
        />
      ))}
      {shown.length < columns.length && (
        <Button
          size="xs"
          variant="link"
          aria-label={t`${more} more of ${name}`}
          onClick={() => setFirst(columns.map(({ column }) => column))}
        >
          <Trans>{more} more</Trans>
        </Button>
      )}
    </fieldset>
  );
}

function startOf(columns: ColumnMeta[], chosen: Column[]): Column[] {
  const all = columns.map(({ column }) => column);
  return all.length <= rows ? all : all.filter((column, at) => at < rows - 1 || chosen.includes(column));
}

type FieldProps = { meta: ColumnMeta; denied: boolean } & Pick<CategoryProps, 'chosen' | 'onChoose'>;

function Field({ meta: { column, label, privacy }, denied, chosen, onChoose }: FieldProps) {
  const { t } = useLingui();
  return (
    <div className={classes.field}>
      <Tooltip label={t`This needs user.view.sensitive.`} disabled={!denied}>
        <Checkbox
          checked={chosen.includes(column)}
          label={label}
          aria-disabled={denied || undefined}
          aria-description={denied ? t`This needs user.view.sensitive.` : undefined}
          onChange={(event) => !denied && onChoose([column], event.currentTarget.checked)}
        />
      </Tooltip>
      {privacy !== 'open' && (
        <Tooltip label={privacy === 'sensitive' ? t`Personal data that needs a code` : t`Personal data`}>
          <span role="img" aria-label={t`Personal data`} className={classes.personal}>
            <IconFingerprint size={13} stroke={1.6} />
          </span>
        </Tooltip>
      )}
    </div>
  );
}
