import type { Row } from '../../frame/benchmark.ts';
import { median, percentile } from '../../frame/percentile.ts';
import type { Timed } from './at-once.ts';

const slowestMs = 500;

/** What the round in the middle took, and what all of them lost. */
export function roundsOf(what: string, rounds: readonly Timed[], isLimited: boolean): Row[] {
  const middle = (percent: number) =>
    median(rounds.map(({ timesMs }) => percentile(timesMs, percent)));
  return threeRows(`${what}, of ${rounds.length} rounds the middle one's`, isLimited, {
    p50: middle(50),
    p95: middle(95),
    lost: rounds.reduce((sum, { lost }) => sum + lost, 0),
  });
}

export const rowsOf = (what: string, { timesMs, lost }: Timed): Row[] =>
  threeRows(what, false, { p50: median(timesMs), p95: percentile(timesMs, 95), lost });

function threeRows(
  what: string,
  isLimited: boolean,
  { p50, p95, lost }: { p50: number; p95: number; lost: number },
): Row[] {
  return [
    { what: `${what} p50`, figure: p50, unit: 'ms' },
    { what: `${what} p95`, figure: p95, unit: 'ms', ...(isLimited && { limit: slowestMs }) },
    { what: `${what} lost`, figure: lost, unit: 'lost', limit: 0 },
  ];
}
