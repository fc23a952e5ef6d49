import type { MetricsReply } from '../contract/operations.ts';
import { underWayStatuses } from '../contract/under-way.ts';
import {
  describeByType,
  describeFigures,
  type FiguresByType,
  sumByType,
  sumFigures,
} from '../domain/operations/describe-figures.ts';
import { queries } from '../domain/queries.ts';
import { lastDays } from '../domain/utc-day.ts';
import { findWaiting } from './find-waiting.ts';
import type { Ports } from './ports.ts';

/** What was counted in so many days (UTC), today among them, and what is under way now. */
export async function readMetrics(
  { analyses, statistics, clock }: Pick<Ports, 'analyses' | 'statistics' | 'clock'>,
  { days }: { days: number },
): Promise<MetricsReply> {
  const now = clock.now();
  const [counted, waiting, ...active] = await Promise.all([
    statistics.read(lastDays(days, now)),
    findWaiting(analyses, now),
    ...underWayStatuses.map((status) => analyses.count(queries.inStatus(status))),
  ]);
  return {
    active_sessions: active.reduce((sum, count) => sum + count, 0),
    queue_depth: waiting.count,
    ...describeAll(sumByType(counted.map(({ types }) => types))),
    by_day: counted.map(({ day, types }) => ({ day, ...describeAll(types) })),
  };
}

const describeAll = (types: FiguresByType) => ({
  ...describeFigures(sumFigures(Object.values(types))),
  by_analysis_type: describeByType(types),
});
