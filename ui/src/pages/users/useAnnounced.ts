import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { announce } from '@/components/announce';
import { useFormat } from '@/format/useFormat';

/** Says through the live region what the eye sees in the count line and the strip. */
export function useAnnounced(total: number | null, selected: number) {
  const { t } = useLingui();
  const format = useFormat();
  useEffect(() => {
    if (total !== null) announce(plural(total, { one: '# user', other: '# users' }));
  }, [total]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: said for a new selection, not for new words
  useEffect(() => {
    if (selected > 0) announce(t`${format.number(selected)} selected`);
  }, [selected]);
}
