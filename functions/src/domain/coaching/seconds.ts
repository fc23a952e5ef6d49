import { practiceSentence, strengthSentence } from '../../contract/coaching-sentences.ts';
import { drillSentence } from '../../contract/drill-sentences.ts';
import type { Body, Moment } from '../../contract/measurements.ts';
import { around } from './moments.ts';
import type { Remark } from './remark.ts';
import { named, type Somebody } from './who.ts';

interface SecondOf {
  somebody: Somebody;
  second: NonNullable<Moment>;
}

/** A second is told behind whatever is told of all of the dance. */
const effect = 0.02;

/**
 * The best second and the weakest, each of whom it stands out of most surely; the weakest beside the best of
 * the same body where there is one to compare it with.
 */
export function secondRemarks(all: readonly Somebody[], criterion: string | null): Remark[] {
  const best = surest(all, ({ best_second }) => best_second);
  const worst = surest(all, ({ worst_second }) => worst_second);
  const told = ({ somebody }: SecondOf) => ({ who: named([somebody], all.length) });
  const found: Remark[] = [];
  if (best !== null) {
    const { confidence, seconds } = best.second;
    const sentence = strengthSentence('best_second', told(best));
    const point = { sentence, criterion, moments: [around(seconds)] };
    found.push({ aspect: 'best_second', effect, confidence, point });
  }
  if (worst !== null) {
    const { confidence } = worst.second;
    const beside = best?.somebody === worst.somebody ? best : null;
    const code = beside === null ? 'weak_second' : 'weaker_than_best';
    const point = {
      ...{ sentence: practiceSentence(code, told(worst)), criterion, drill: drillSentence(code) },
      moments: [worst, ...(beside === null ? [] : [beside])].map(({ second }) =>
        around(second.seconds),
      ),
    };
    found.push({ aspect: 'weak_second', effect, confidence, point });
  }
  return found;
}

function surest(all: readonly Somebody[], of: (body: Body) => Moment): SecondOf | null {
  const found = all.flatMap((somebody) => {
    const second = of(somebody.body);
    return second === null ? [] : [{ somebody, second }];
  });
  return found.toSorted((one, other) => other.second.confidence - one.second.confidence)[0] ?? null;
}
