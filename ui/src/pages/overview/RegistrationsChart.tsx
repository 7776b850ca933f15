import '@mantine/charts/styles.layer.css';
import { useLingui } from '@lingui/react/macro';
import { AreaChart } from '@mantine/charts';
import { useReducedMotion } from '@mantine/hooks';
import { useFormat } from '@/format/useFormat';
import type { Point } from './periods';

/** Registrations per day; the period before dashed in grey, today as an outline because it is not over. */
export default function RegistrationsChart({ points }: { points: Point[] }) {
  const { t } = useLingui();
  const { day, number } = useFormat();
  const still = useReducedMotion();
  return (
    <AreaChart
      h={280}
      data={points}
      dataKey="day"
      withDots={false}
      gridAxis="x"
      curveType="linear"
      fillOpacity={0.12}
      withGradient={false}
      connectNulls={false}
      valueFormatter={number}
      areaProps={{ isAnimationActive: !still }}
      xAxisProps={{ tickFormatter: (at: string) => day(at).replace(/ \d{4}$/, ''), minTickGap: 60 }}
      tooltipProps={{ labelFormatter: (at) => (typeof at === 'string' ? day(at) : '') }}
      series={[
        { name: 'current', label: t`This period`, color: 'var(--st-chart-1)' },
        { name: 'today', label: t`Today, not over`, color: 'var(--st-chart-1)', strokeDasharray: '2 3' },
        { name: 'before', label: t`Period before`, color: 'var(--st-chart-2)', strokeDasharray: '4 4' },
      ]}
    />
  );
}
