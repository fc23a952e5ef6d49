import { strengthSentence } from '../../contract/coaching-sentences.ts';
import { around } from './moments.ts';
import type { Remark } from './remark.ts';
import { named, type Somebody } from './who.ts';

/** A second is told behind whatever is told of all of the dance. */
const effect = 0.02;

/**
 * The best second, of whom it stands out of most surely. The weakest is not told: arms that
 * are folded at the end, or a turn on the spot, are low in all readings and nothing to practise.
 */
export function secondRemarks(all: readonly Somebody[], criterion: string | null): Remark[] {
  const found = all.flatMap((somebody) => {
    const second = somebody.body.best_second;
    return second === null ? [] : [{ somebody, ...second }];
  });
  const [best] = found.toSorted((one, other) => other.confidence - one.confidence);
  if (best === undefined) return [];
  const { somebody, seconds, confidence } = best;
  const sentence = strengthSentence('best_second', { who: named([somebody], all.length) });
  const point = { sentence, criterion, moments: [around(seconds)] };
  return [{ aspect: 'best_second', effect, confidence, point }];
}
