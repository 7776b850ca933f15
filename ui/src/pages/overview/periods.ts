import type { DayCount, UserStats } from '@/api/bindings';

/** One day of the chart: this period beside the one before, and today, which is not over, by itself with nothing beside. */
export type Point = {
  day: string;
  current: number | null;
  today: number | null;
  before: number | null;
  dayBefore: string | null;
};

export function pointsOf({ registrations, registrations_before: before }: UserStats): Point[] {
  const last = registrations.length - 1;
  return registrations.map(({ day, count }, at) => ({
    day,
    current: at === last ? null : count,
    // The line to today starts where the finished days end.
    today: at >= last - 1 ? count : null,
    before: before[at]?.count ?? null,
    dayBefore: before[at]?.day ?? null,
  }));
}

export type Comparison = { current: number; before: number; change: number | null };

/** Today comes last and is not over: it would make this period look worse. */
function finishedOf({ registrations }: UserStats): DayCount[] {
  return registrations.slice(0, -1);
}

/** First and last of the finished days and of as many before; null where there is none. */
export function spansOf(stats: UserStats) {
  return { current: endsOf(finishedOf(stats)), before: endsOf(stats.registrations_before) };
}

function endsOf(days: DayCount[]): [string, string] | null {
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? [first.day, last.day] : null;
}

/** At most four round numbers from 0 up to `most`, whole ones: nobody registers by half. */
export function ticksOf(most: number): number[] {
  const rough = Math.max(1, most / 3);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((times) => times * magnitude >= rough) ?? 10) * magnitude;
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, at) => at * step);
}

/** The finished days against as many of the period before. */
export function compare(stats: UserStats): Comparison {
  const [current, before] = [sum(finishedOf(stats)), sum(stats.registrations_before)];
  return { current, before, change: before === 0 ? null : (current - before) / before };
}

function sum(days: DayCount[]): number {
  return days.reduce((total, { count }) => total + count, 0);
}
