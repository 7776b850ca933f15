import '@mantine/charts/styles.layer.css';
import { useLingui } from '@lingui/react/macro';
import { AreaChart } from '@mantine/charts';
import { useReducedMotion } from '@mantine/hooks';
import { useFormat } from '@/format/useFormat';
import { type Point, ticksOf } from './periods';

/** Registrations per day; the period before dashed in grey, today as an outline because it is not over. */
export default function RegistrationsChart({ points }: { points: Point[] }) {
  const { t } = useLingui();
  const { day, dayOfYear, number } = useFormat();
  const still = useReducedMotion();
  const ticks = ticksOf(
    Math.max(...points.flatMap(({ current, today, before }) => [current ?? today ?? 0, before])),
  );
  return (
    <AreaChart
      h={290}
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
      connectNulls={false}
      valueFormatter={number}
      // Only what is finished is filled: today is an outline, the period before a line.
      areaProps={({ name }) => ({ isAnimationActive: !still, fillOpacity: name === 'current' ? 0.14 : 0 })}
      areaChartProps={{ margin: { top: 8, right: 12 } }}
      xAxisProps={{ tickFormatter: dayOfYear, interval: 6 }}
      yAxisProps={{ ticks, domain: [0, ticks.at(-1) ?? 1], width: 56 }}
      tooltipProps={{ labelFormatter: (at) => (typeof at === 'string' ? day(at) : '') }}
      series={[
        { name: 'current', label: t`This period`, color: 'var(--st-chart-1)' },
        { name: 'today', label: t`Today, not over`, color: 'var(--st-chart-1)', strokeDasharray: '2 3' },
        { name: 'before', label: t`Period before`, color: 'var(--st-chart-2)', strokeDasharray: '4 4' },
      ]}
    />
  );
}
