import { Plural, Trans } from '@lingui/react/macro';
import { NewValue, OldValue } from '@/components/DiffValue';
import type { Told } from '../effects';
import classes from './Changes.module.css';

/** Old against new, and what follows from each. */
export function Changes({ told }: { told: Told[] }) {
  if (told.length === 0) return null;
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col">
            <Plural value={told.length} one="# change" other="# changes" />
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
        {told.map(({ change, label, words }) =>
          change ? (
            <tr key={change.label ?? label}>
              <th scope="row">{change.label ?? label}</th>
              <td>
                <OldValue>{change.before}</OldValue>
              </td>
              <td>
                <NewValue neutral={words.tone !== 'good'}>{change.after}</NewValue>
              </td>
              <td>{change.follows}</td>
            </tr>
          ) : null,
        )}
      </tbody>
    </table>
  );
}
