import '@mantine/charts/styles.layer.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { AreaChart } from '@mantine/charts';
import { useFormat } from '@/format/useFormat';
import classes from './overview.module.css';
import { type Point, ticksOf } from './periods';

/** Registrations per day; the period before dashed in grey, today as an outline because it is not over. */
export default function RegistrationsChart({ points, height }: { points: Point[]; height: number }) {
  const { t } = useLingui();
  const { dayOfYear, number } = useFormat();
  const pointAt = (day: unknown) => points.find((point) => point.day === day);
  const ticks = ticksOf(
    Math.max(...points.flatMap(({ current, today, before }) => [current ?? today ?? 0, before ?? 0])),
  );
  return (
    <AreaChart
      h={height}
      data={points}
      dataKey="day"
      withDots={false}
      gridAxis="x"
      gridColor="var(--st-line)"
      strokeDasharray="2 3"
      tickLine="none"
      textColor="var(--st-text-3)"
      curveType="linear"
      withGradient={false}
      fillOpacity={0.12}
      connectNulls={false}
      yAxisProps={{ ticks, domain: [0, ticks.at(-1) ?? 1], width: 56, tickFormatter: number }}
      // Nothing moves for a second and a half here. Only what is finished is filled: today is an outline, the period before a line.
      areaProps={({ name }) => ({ isAnimationActive: false, fillOpacity: name === 'current' ? 1 : 0 })}
      areaChartProps={{ margin: { top: 8, right: 12 } }}
      xAxisProps={{ tickFormatter: dayOfYear, interval: 6 }}
      tooltipProps={{ isAnimationActive: false, content: ({ label }) => <AtPoint point={pointAt(label)} /> }}
      series={[
        { name: 'current', label: t`This period`, color: 'var(--st-chart-1)' },
        { name: 'today', label: t`Today, not over`, color: 'var(--st-chart-1)', strokeDasharray: '2 3' },
        { name: 'before', label: t`Period before`, color: 'var(--st-chart-2)', strokeDasharray: '4 4' },
      ]}
    />
  );
}

/** The numbers under the pointer: of a day, and of the same day of the period before. */
function AtPoint({ point }: { point: Point | undefined }) {
  const { day, dayOfYear, number } = useFormat();
  if (!point) return null;
  return (
    <div className={classes.atPoint}>
      <b>{day(point.day)}</b>
      <dl>
        <div>
          <dt>{point.current === null ? <Trans>Today so far</Trans> : <Trans>This period</Trans>}</dt>
          <dd>{number(point.current ?? point.today ?? 0)}</dd>
        </div>
        {point.dayBefore && point.before !== null && (
          <div>
            <dt>{dayOfYear(point.dayBefore)}</dt>
            <dd>{number(point.before)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
