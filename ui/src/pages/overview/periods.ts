import type { DayCount, UserStats } from '@/api/bindings';

/** One day of the chart: this period beside the one before, and today, which is not over, by itself. */
export type Point = {
  day: string;
  current: number | null;
  today: number | null;
  before: number;
  dayBefore: string;
};

export function pointsOf({ registrations, registrations_before: before }: UserStats): Point[] {
  const last = registrations.length - 1;
  return registrations.map(({ day, count }, at) => ({
    day,
    current: at === last ? null : count,
    // The line to today starts where the finished days end.
    today: at >= last - 1 ? count : null,
    before: before[at]?.count ?? 0,
    dayBefore: before[at]?.day ?? '',
  }));
}

export type Comparison = { current: number; before: number; change: number | null };

/** The finished days against as many of the period before: a day that is not over would make it look worse. */
export function compare({ registrations, registrations_before: before }: UserStats): Comparison {
  const finished = Math.max(0, registrations.length - 1);
  const current = sum(registrations.slice(0, finished));
  const earlier = sum(before.slice(0, finished));
  return { current, before: earlier, change: earlier === 0 ? null : (current - earlier) / earlier };
}

function sum(days: DayCount[]): number {
  return days.reduce((total, { count }) => total + count, 0);
}
