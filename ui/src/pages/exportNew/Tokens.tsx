import { useLingui } from '@lingui/react/macro';
import type { UserSelector } from '@/api/bindings';
import classes from './exportNew.module.css';

/** The query as one would type it, each filter a token. */
export function Tokens({ selector: { search, filters } }: { selector: UserSelector }) {
  const { t } = useLingui();
  const tokens = Object.entries(filters);
  if (tokens.length === 0 && !search) return null;
  return (
    <ul className={classes.tokens} aria-label={t`Filters`}>
      {search && (
        <li className="st-mono">
          <span dir="auto">{search}</span>
        </li>
      )}
      {tokens.map(([filter, value]) => (
        <li key={filter} className="st-mono">
          <b>{filter}:</b>
          <bdi>{value}</bdi>
        </li>
      ))}
    </ul>
  );
}
