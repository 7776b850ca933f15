import { useLingui } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { useFieldValues } from '@/api/users';
import type { Completion } from '../query/complete';
import { isDenied, type Vocabulary } from '../query/fields';
import { fold } from '../query/values';

export type Suggestion = {
  value: string;
  label: string;
  /** Why it can't be taken. */
  reason?: string | undefined;
};

const most = 8;

/** What could stand at the caret: fields, values known beforehand, or values the platform looks up. */
export function useSuggestions(completion: Completion | null, vocabulary: Vocabulary): Suggestion[] {
  const { t } = useLingui();
  const asked = completion?.kind === 'values' ? completion : null;
  const known = asked && vocabulary.values.get(asked.filter.filter);
  const [typed] = useDebouncedValue(asked?.typed ?? '', 200);
  const looked = useFieldValues(
    asked && !known && asked.filter.completes ? asked.filter.filter : null,
    typed,
  );
  if (completion === null) return [];
  if (completion.kind === 'fields') {
    return completion.fields.map((field) => ({
      value: field.name,
      label: field.type === 'filter' ? field.filter.label : `${field.from.label}, ${field.to.label}`,
      reason: isDenied(field, vocabulary) ? t`This needs user.view.sensitive.` : undefined,
    }));
  }
  const flags =
    completion.filter.kind === 'flag'
      ? [
          { value: 'yes', label: t`Yes` },
          { value: 'no', label: t`No` },
        ]
      : null;
  const all = flags ?? known ?? looked.data?.items ?? [];
  const start = fold(completion.typed);
  const fits = ({ value, label }: Suggestion) =>
    fold(value).startsWith(start) || fold(label).startsWith(start);
  const given = completion.before.split(',');
  return all
    .filter((one) => fits(one) && !given.includes(one.value) && one.value !== completion.typed)
    .slice(0, most);
}
