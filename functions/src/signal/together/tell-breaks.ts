import type { Together } from '../../contract/together.ts';
import { rounded } from '../series.ts';
import { lengthOf } from '../spans.ts';
import { type MeasuredPair, meanEstimate, meanSeries } from './group.ts';
import { breaksIn } from './synchrony-over-time.ts';

type Breaks = Together['breaks'];

/** Who does not reach that does not go together, and leaves nobody; by `all` of `synchrony.ts`. */
const leastSynchrony = 0.25;
const leastConfidence = 0.3;
const mostBreaks = 20;

/**
 * Where synchrony breaks, ascending: of two, of both; of more, who leaves the mean of the others. Null
 * where they do not surely go together as a whole.
 */
export function tellBreaks(pairs: readonly MeasuredPair[], seconds: Float32Array): Breaks {
  const ids = [...new Set(pairs.flatMap(idsOf))];
  const told = (ids.length > 2 ? ids.map((id) => [id]) : [ids]).flatMap((who) => {
    const own = pairs.filter((pair) => who.some((id) => idsOf(pair).includes(id)));
    const whole = meanEstimate(own.map(({ synchrony }) => synchrony.all));
    if (whole === null || whole.confidence < leastConfidence) return [];
    if (whole.value < leastSynchrony) return [];
    const spans = breaksIn(meanSeries(own.map(({ overTime }) => overTime)), seconds);
    return [spans.map((span) => ({ ...span, body_ids: who }))];
  });
  if (told.length === 0) return null;
  return told
    .flat()
    .toSorted((one, other) => lengthOf(other) - lengthOf(one))
    .slice(0, mostBreaks)
    .toSorted((one, other) => one.start_seconds - other.start_seconds)
    .map(({ start_seconds, end_seconds, body_ids }) => ({
      start_seconds: rounded(start_seconds),
      end_seconds: rounded(end_seconds),
      body_ids,
    }));
}

const idsOf = ({ one, other }: MeasuredPair) => [one.body_id, other.body_id];
