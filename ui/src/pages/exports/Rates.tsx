import '@mantine/charts/styles.layer.css';
import { Sparkline } from '@mantine/charts';

/** Rows per second while an export runs, newest last. */
export default function Rates({ rates }: { rates: number[] }) {
  return (
    <Sparkline
      h={44}
      data={rates}
      color="var(--st-chart-1)"
      strokeWidth={1.5}
      withGradient={false}
      fillOpacity={0.14}
      areaProps={{ isAnimationActive: false }}
    />
  );
}
