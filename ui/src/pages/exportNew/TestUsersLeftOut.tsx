import { Plural, Trans } from '@lingui/react/macro';

/** That users flagged Test are not in the file, and how many, where that is known. */
export function TestUsersLeftOut({ count }: { count: number | null }) {
  if (count === null) return <Trans>Left out</Trans>;
  return <Plural value={count} one="# left out" other="# left out" />;
}
