import type { Measurements } from '../../contract/measurements.ts';
import { clamp } from '../../signal/series.ts';
import { lengthOf, type Span } from '../../signal/spans.ts';
import type { PosterMoment } from './poster-command.ts';

/** Where it is not known where somebody is seen: behind titles and fades. */
const usualShare = 1 / 3;
/** The last picture may be shorter than its second. */
const beforeEnd = 0.5;

type Seen = Pick<Measurements, 'body' | 'bodies' | 'seen_spans'>;

/** Of which moment a video's picture is: of the body's best second, else of one in which somebody is seen. */
export function posterMoment(measurements: Seen, durationSeconds: number): PosterMoment {
  const within = (seconds: number) => clamp(seconds, 0, Math.max(0, durationSeconds - beforeEnd));
  const best = bestSecond(measurements);
  if (best !== null) return { seconds: within(best + 0.5), isSeen: true };
  const longest = longestOf(measurements.seen_spans ?? []);
  if (longest !== null) {
    return { seconds: within((longest.start_seconds + longest.end_seconds) / 2), isSeen: true };
  }
  return { seconds: within(durationSeconds * usualShare), isSeen: false };
}

function bestSecond({ body, bodies }: Seen): number | null {
  const found = [body, ...(bodies ?? [])].flatMap((one) => one?.best_second ?? []);
  const [best] = found.toSorted((one, other) => other.confidence - one.confidence);
  return best?.seconds ?? null;
}

const longestOf = (spans: readonly Span[]): Span | null =>
  spans.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0] ?? null;
