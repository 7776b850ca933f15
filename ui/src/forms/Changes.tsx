import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { NewValue, OldValue } from '@/components/DiffValue';
import classes from './Changes.module.css';

export type Change = { label: string; before: string; after: string; follows: ReactNode };

/** Old against new, and what follows from each. */
export function Changes({ changes }: { changes: Change[] }) {
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col">
            <Plural value={changes.length} one="# change" other="# changes" />
          </th>
          <th scope="col">
            <Trans>Now</Trans>
          </th>
          <th scope="col">
            <Trans>After</Trans>
          </th>
          <th scope="col">
            <Trans>What follows</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ label, before, after, follows }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <OldValue>{before}</OldValue>
            </td>
            <td>
              <NewValue neutral>{after}</NewValue>
            </td>
            <td>{follows}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
