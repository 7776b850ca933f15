import { Trans } from '@lingui/react/macro';
import { IconRefresh } from '@tabler/icons-react';
import type { Effect, FieldError } from '@/api/bindings';
import { Notice } from '@/components/Notice';
import { kinds, wordsOf } from '../effects';
import classes from './Changed.module.css';

/** What was reviewed is not so any more: nothing was sent, and what became worse is named. */
export function Changed({ fields, anew }: { fields: FieldError[]; anew: boolean }) {
  return (
    <Notice icon={IconRefresh} warns>
      {anew ? (
        <Trans>
          This user changed since your review. Nothing was sent. What you see now was prepared anew: check it
          again.
        </Trans>
      ) : (
        <Trans>What will happen has changed meanwhile. Nothing was sent. Check it again.</Trans>
      )}
      {fields.length > 0 && (
        <ul className={classes.list}>
          {fields.map(({ field, message }) => (
            <li key={field}>
              {labelOf(field)}: {message}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** `payouts_held.USD` is named as in the lists, with its currency; anything else is a field of the record. */
function labelOf(field: string): string {
  const [name = '', part] = field.split('.');
  const kind = kinds.find((known) => known === name) ?? 'changes';
  const label = wordsOf(kind).label({ kind, field: name } as Effect);
  return part ? `${label}, ${part}` : label;
}
