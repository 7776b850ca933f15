import { useLingui } from '@lingui/react/macro';
import { IconX } from '@tabler/icons-react';
import { type FilterGroup, valueTexts } from '../query/format';
import classes from './SearchBox.module.css';

type TokenProps = { token: FilterGroup; onEdit(): void; onRemove(): void };

/** `status:active` in the search box. A click makes text of it again. */
export function Token({ token, onEdit, onRemove }: TokenProps) {
  const { t } = useLingui();
  const name = token.field.name;
  return (
    <span className={classes.token}>
      <button type="button" title={t`Change ${name}`} onClick={onEdit}>
        <span className={classes.name}>{name}:</span>
        <bdi>{valueTexts(token).join(' ')}</bdi>
      </button>
      <button type="button" className={classes.remove} aria-label={t`Remove ${name}`} onClick={onRemove}>
        <IconX size={12} stroke={2} />
      </button>
    </span>
  );
}
