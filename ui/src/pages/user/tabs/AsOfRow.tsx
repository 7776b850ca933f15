import { Trans, useLingui } from '@lingui/react/macro';
import { Tooltip } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { changes, written } from '@/actions/effects/changes';
import { factOf } from '@/actions/fields/profile';
import { useSay } from '@/actions/say';
import type { Flag, RecordAsOf, SetAsOf } from '@/api/bindings';
import { useLabels } from '@/api/users';
import { NewValue, OldValue } from '@/components/DiffValue';
import { flagLooks } from '@/components/Flag';
import { Hidden } from '@/components/Hidden';
import classes from './History.module.css';

/** A field in words, then and now; null where the admin may not see it. */
type Line = { field: string; label: string; was: string | null; now: string | null; known: boolean };

export function differs({ was, now }: Line): boolean {
  return was !== now;
}

/** What the platform tells, in words. */
export function useLines({ fields, flags, groups, masked }: RecordAsOf): Line[] {
  const { t, i18n } = useLingui();
  const say = useSay();
  const labels = useLabels();
  const flagNames = (codes: string[]) =>
    codes.map((code) => i18n._(flagLooks[code as Flag].label)).join(', ') || t`None`;
  const groupNames = (codes: string[]) => labels('groups', codes) || t`None`;
  const lineOf = (
    field: string,
    label: string,
    { was, now, known }: SetAsOf,
    name: (of: string[]) => string,
  ) => ({
    field,
    label,
    was: name(was),
    now: name(now),
    known,
  });
  return [
    lineOf('flags', t`Flags`, flags, flagNames),
    lineOf('groups', t`Groups`, groups, groupNames),
    ...fields.map(({ field, was, now, known }) => {
      const fact = factOf(field);
      const hidden = fact !== null && masked.includes(fact);
      return {
        field,
        label: changes.label({ kind: 'changes', field, old: null, new: null }),
        was: hidden ? null : written(field, was, say),
        now: hidden ? null : written(field, now, say),
        known,
      };
    }),
  ];
}

export function AsOfRow({ line }: { line: Line }) {
  const { t } = useLingui();
  const { label, was, now, known } = line;
  const changed = differs(line);
  return (
    <tr>
      <td className={changed ? classes.changed : undefined}>{label}</td>
      <td>
        <span className={classes.value}>
          {was === null ? <Hidden /> : changed ? <OldValue>{was}</OldValue> : <span dir="auto">{was}</span>}
          {!known && (
            <Tooltip
              label={t`It changed since in a way that the log does not know; what it was then is not certain.`}
            >
              <IconHelpCircle
                size={14}
                stroke={1.6}
                role="img"
                aria-label={t`Not certain: the log does not know every change of it`}
              />
            </Tooltip>
          )}
        </span>
      </td>
      <td>
        {changed && now !== null ? (
          <NewValue>{now}</NewValue>
        ) : (
          <span className={classes.same}>
            <Trans>Same</Trans>
          </span>
        )}
      </td>
    </tr>
  );
}
