import { practiceSentence, strengthSentence } from '../../contract/coaching-sentences.ts';
import { drillSentence } from '../../contract/drill-sentences.ts';
import type { Measurements } from '../../contract/measurements.ts';
import { visibleLevel } from '../../signal/motion/motion-meter.ts';
import { mean, movingMean } from '../../signal/series.ts';
import { lengthOf, rangesWithin, type Span } from '../../signal/spans.ts';
import { motionWithin } from '../judging/motion-values.ts';
import { longest } from './moments.ts';
import {
  type Bounds,
  type CoachedVideo,
  criterionOf,
  grade,
  type Remark,
  sureAfter,
} from './remark.ts';

/** Of 11 filmed dances of 10 s and more .42 to .91, of shorter ones .05 to .76; of who walks .16 and .25. */
const contrast: Bounds = { weak: 0.2, good: 0.65 };
/** Of the 11 at most .07; of exercises with rests .30 to .93. */
const muchStill = 0.3;
/**
 * Of what is just visible, while there is movement. A couple in black who hardly rest are still for half of the time
 * two stops darker, and move by 2.2; who holds poses on a mat moves by 3.0 in between, exercisers with rests by 3.6
 * and more where they are well lit.
 */
const clearMovement = 2.5;
/** Seconds of somebody after which movement is half sure: it is `fairly sure` after ten. */
const halfSureSeconds = 15;
/** Such a stretch is shown of strong and of quiet movement. */
const shownSeconds = 3;
const shortestStill = 1;

/** Strong, quiet and no movement: of whoever was followed, else of nobody. */
export function motionRemarks({ measurements, profile }: CoachedVideo): Remark[] {
  const { motion_dynamics: dynamics, seen_spans: seen } = measurements;
  if (seen === null) return [];
  const seconds = seen.reduce((sum, span) => sum + lengthOf(span), 0);
  const told = {
    aspect: 'level' as const,
    confidence: sureAfter(seconds, halfSureSeconds),
  };
  const criterion = criterionOf(profile, 'choreography_presentation');
  const stillness = stillnessIn(measurements);
  if (stillness >= muchStill) {
    const point = {
      sentence: practiceSentence('still', { share: shareInWords(stillness) }),
      drill: drillSentence('still'),
      ...{ criterion, moments: longest(stillSpans(measurements)) },
    };
    return [{ ...told, effect: (stillness - muchStill) / (1 - muchStill), point }];
  }
  const graded =
    dynamics === null ? null : grade({ value: dynamics, confidence: told.confidence }, contrast);
  if (graded === null) return [];
  const { effect } = graded;
  if (graded.side === 'good') {
    const sentence = strengthSentence('contrast');
    const moments = strongAndQuiet(measurements, seen);
    return [{ ...told, effect, point: { sentence, criterion, moments } }];
  }
  const [sentence, drill] = [practiceSentence('one_level'), drillSentence('one_level')];
  return [{ ...told, effect, point: { sentence, criterion, moments: [], drill } }];
}

/** Share of the time; 0 also where it cannot be told from movement in little light. */
function stillnessIn({ stillness, motion_energy: energy }: Measurements): number {
  if (stillness === null || energy === null) return 0;
  return energy >= clearMovement * visibleLevel * (1 - stillness) ? stillness : 0;
}

const shares = [
  [0.29, 'a quarter'],
  [0.42, 'a third'],
  [0.58, 'half'],
  [0.71, 'two thirds'],
] as const;

const shareInWords = (share: number): string => {
  const found = shares.find(([most]) => share <= most)?.[1];
  return found === undefined ? 'most' : `about ${found}`;
};

/** Where the curve lies under what is visible; its scale is told by the mean of what it is made of. */
function stillSpans({
  motion_curve: curve,
  motion_energy: energy,
  seen_spans: seen,
}: Measurements) {
  const { interval_seconds: interval, values } = curve;
  const parts = rangesWithin(values.length, 1 / interval, seen);
  const usual = mean(motionWithin(curve, seen));
  if (energy === null || energy <= 0 || usual <= 0) return [];
  const visible = (visibleLevel * usual) / energy;
  return parts
    .flatMap(([from, to]) => runsBelow(visible, values, from, to))
    .map(([from, to]) => ({ start_seconds: from * interval, end_seconds: to * interval }))
    .filter((span) => lengthOf(span) >= shortestStill);
}

function runsBelow(bound: number, values: readonly number[], first: number, end: number) {
  const runs: [from: number, to: number][] = [];
  for (let index = first; index < end; index++) {
    if ((values[index] ?? 1) >= bound) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return runs;
}

/** One stretch of each, in order of time; nothing where none is as long. */
function strongAndQuiet({ motion_curve: curve }: Measurements, seen: readonly Span[]): Span[] {
  const { interval_seconds: interval, values } = curve;
  const radius = Math.round(shownSeconds / interval / 2);
  const levels = movingMean(values, radius);
  const middles = rangesWithin(values.length, 1 / interval, seen).flatMap(([from, to]) =>
    Array.from(
      { length: Math.max(0, to - from - 2 * radius) },
      (_, index) => from + radius + index,
    ),
  );
  const byLevel = middles.toSorted((one, other) => (levels[one] ?? 0) - (levels[other] ?? 0));
  const [quiet, strong] = [byLevel[0], byLevel.at(-1)];
  if (quiet === undefined || strong === undefined || quiet === strong) return [];
  return [quiet, strong]
    .toSorted((one, other) => one - other)
    .map((middle) => ({
      start_seconds: (middle - radius) * interval,
      end_seconds: (middle + radius) * interval,
    }));
}
