import { mean, quantile, rounded } from '../series.ts';
import { aboutMiddle } from './about-middle.ts';
import { ratePerSecond } from './dancer.ts';
import { confidenceOf, leastSeconds, type Pair } from './pair.ts';

/**
 * Between the middles of two trunks, in trunk lengths as the picture shows them: `trunks`, the median,
 * and `spread`, its standard deviation. It tells how two hold each other and is not corrected for
 * chance: of 8 filmed couples the spread told them from the partners of other clips in .71 of the
 * comparisons, from themselves at another time in .49. So it is no quality, and no score rests on it.
 */
export interface Distance {
  trunks: number;
  spread: number;
  confidence: number;
}

/** Null where fewer than three seconds show both. */
export function distanceOf(pair: Pair): Distance | null {
  const [x, y] = aboutMiddle(pair.one, pair);
  // Each is as far from the middle as the other.
  const distances = x.flatMap((right, look) => {
    const down = y[look] ?? null;
    return right === null || down === null ? [] : [2 * Math.hypot(right, down)];
  });
  if (distances.length < leastSeconds * ratePerSecond(pair.one)) return null;
  const middle = mean(distances);
  return {
    trunks: rounded(quantile(distances, 0.5), 2),
    spread: rounded(Math.sqrt(mean(distances.map((value) => (value - middle) ** 2))), 2),
    confidence: rounded(confidenceOf(distances.length, pair)),
  };
}
