import { mean } from '../series.ts';

/** Steps of which nothing could be told (null) and single ones that no body makes, as their neighbours. */
export const withoutGapsAndSpikes = (levels: readonly (number | null)[]): number[] =>
  withoutSpikes(withoutGaps(levels));

function withoutGaps(levels: readonly (number | null)[]): number[] {
  const before = carried(levels);
  const after = carried(levels.toReversed()).toReversed();
  return levels.map((level, index) => {
    if (level !== null) return level;
    return mean([before[index], after[index]].filter((known) => typeof known === 'number'));
  });
}

function carried(levels: readonly (number | null)[]): (number | null)[] {
  let known: number | null = null;
  return levels.map((level) => {
    known = level ?? known;
    return known;
  });
}

/** One frame's change of this much of the picture, between still ones, is a cut. */
const leastSpike = 0.05;

/** No body starts and stops within a fifteenth of a second: one scene was cut to a like one. */
function withoutSpikes(levels: readonly number[]): number[] {
  return levels.map((level, index) => {
    const neighbour = Math.max(levels[index - 1] ?? 0, levels[index + 1] ?? 0);
    return level > 3 * neighbour && level > leastSpike ? neighbour : level;
  });
}
