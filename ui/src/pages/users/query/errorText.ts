import { useLingui } from '@lingui/react/macro';
import type { QueryError } from './parse';

/** What is wrong with a term and what to do, in words. */
export function useErrorText(): (error: QueryError) => string {
  const { t } = useLingui();
  return (error) => {
    switch (error.code) {
      case 'unknown_field':
        return error.nearest
          ? t`There is no field “${error.field}” here. Did you mean “${error.nearest}”? Put text with a colon in quotes.`
          : t`There is no field “${error.field}” here. Put text with a colon in quotes.`;
      case 'missing_value':
        return t`“${error.field}” needs a value, as in ${`${error.field}:…`}`;
      case 'unknown_value': {
        const known = error.known.slice(0, 8).join(', ');
        return t`“${error.value}” is not one of its values: ${known}`;
      }
      case 'not_flag':
        return t`“${error.value}” is neither yes nor no.`;
      case 'not_number':
        return t`“${error.value}” is not a whole number.`;
      case 'not_day':
        return t`“${error.value}” is not a day. Write 2024-01-31, 2024-01 or 2024-01-01..2024-06-30.`;
      case 'reversed':
        return t`The span of “${error.field}” ends before it begins.`;
      case 'repeated':
        return t`“${error.field}” is already given. Remove one of the two.`;
      case 'not_excludable':
        return t`“${error.field}” cannot be excluded. Say what to include instead.`;
      case 'denied':
        return t`“${error.field}” needs the permission user.view.sensitive.`;
      case 'open_quote':
        return t`The closing quote is missing.`;
    }
  };
}
