import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, Skeleton, VisuallyHidden } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { UserStats } from '@/api/bindings';
import { Card } from '@/components/Card';
import { StaticTable } from '@/components/StaticTable';
import { useFormat } from '@/format/useFormat';
import classes from './overview.module.css';
import { compare, type Point, pointsOf, spansOf } from './periods';

// The charts are half a megabyte that no other page needs.
const RegistrationsChart = lazy(() => import('./RegistrationsChart'));

/** As high as what stands beside it. */
const chartHeight = 210;

/** Who came in the last 30 days against the 30 before, as chart or as the same numbers in a table. */
export function Registrations({ stats }: { stats: UserStats }) {
  const { t } = useLingui();
  const { number, percent, dayOfYear } = useFormat();
  const [view, setView] = useState('chart');
  const points = pointsOf(stats);
  const { current, before, change } = compare(stats);
  const spans = spansOf(stats);
  const rangeOf = (span: [string, string] | null) =>
    span && t`${dayOfYear(span[0])} to ${dayOfYear(span[1])}`;
  const Shape = change !== null && change < 0 ? IconArrowDownRight : IconArrowUpRight;
  return (
    <Card
      title={t`Registrations`}
      meta={t`last 30 days`}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t`Show as`}
          value={view}
          onChange={setView}
          data={[
            { value: 'chart', label: t`Chart` },
            { value: 'table', label: t`Table` },
          ]}
        />
      }
    >
      <div className={classes.periods}>
        <div>
          <div className={classes.caption}>{rangeOf(spans.current)}</div>
          <span className={classes.value}>{number(current)}</span>{' '}
          {change !== null && (
            <span className={classes.change} data-up={change > 0 || undefined}>
              <Shape size={14} stroke={1.6} aria-hidden />
              <VisuallyHidden>{change < 0 ? <Trans>down by</Trans> : <Trans>up by</Trans>}</VisuallyHidden>
              {percent(Math.abs(change))}
            </span>
          )}
        </div>
        <div>
          <div className={classes.caption}>{rangeOf(spans.before)}</div>
          <span className={classes.value} data-quiet>
            {number(before)}
          </span>
        </div>
        <div className={classes.legend}>
          <span data-line="current">
            <Trans>This period</Trans>
          </span>
          <span data-line="today">
            <Trans>Today, not over</Trans>
          </span>
          <span data-line="before">
            <Trans>Period before</Trans>
          </span>
        </div>
      </div>
      {view === 'chart' ? (
        <div role="img" aria-label={t`Registrations per day; the table has the same numbers`}>
          <Suspense fallback={<Skeleton height={chartHeight} />}>
            <RegistrationsChart points={points} height={chartHeight} />
          </Suspense>
        </div>
      ) : (
        <PeriodTable points={points} />
      )}
    </Card>
  );
}

function PeriodTable({ points }: { points: Point[] }) {
  const { t } = useLingui();
  const { day, number } = useFormat();
  const columns = [
    { key: 'day', label: t`Day` },
    { key: 'current', label: t`Registrations`, end: true },
    { key: 'dayBefore', label: t`Compared day` },
    { key: 'before', label: t`Registrations`, end: true },
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key
    <div className={classes.periodTable} tabIndex={0} role="region" aria-label={t`Registrations per day`}>
      <StaticTable label={t`Registrations per day`} columns={columns}>
        {points.toReversed().map(({ day: at, current, today, before, dayBefore }) => (
          <tr key={at}>
            <td>
              {day(at)} {current === null && <Trans>(not over)</Trans>}
            </td>
            <td data-end>{number(current ?? today ?? 0)}</td>
            <td data-dim>{dayBefore && day(dayBefore)}</td>
            <td data-end data-dim>
              {before !== null && number(before)}
            </td>
          </tr>
        ))}
      </StaticTable>
    </div>
  );
}
