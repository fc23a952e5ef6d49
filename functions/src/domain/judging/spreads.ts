import type { Body } from '../../contract/body.ts';
import type { Estimate } from '../../contract/estimate.ts';
import type { Measurements } from '../../contract/measurements.ts';
import type { ScoredMeasure } from '../../contract/profiles/profile.ts';
import { fewestCompared } from '../../signal/beats/beat-alignment.ts';
import { mean } from '../../signal/series.ts';
import { motionWithin } from './motion-values.ts';
import { beyondChance, share, standardError } from './standard-error.ts';

/** How far a measure may err. */
export interface Spread {
  /** What makes one of a family err makes the others err too; families err by themselves. */
  family: 'shape' | 'smoothness' | 'timing' | 'motion' | 'together' | 'repetitions';
  /** To either side, in the measure's unit, 0 and more; of what was not measured it says nothing. */
  halfWidth(measurements: Measurements): number;
}

/**
 * Half the width at a confidence of a half, where it is 1. Ten clips of dances and exercises were filmed again, as
 * it were, half the size, two stops darker, blurred, at 12 frames a second, and half as long: so divided, 95 % of
 * what changed in sure readings is below .05 in posture, .11 in symmetry, .13 in extension, .30 in range, which no
 * score rests on. Of 30 drawn dances, from half of their time, at 8 and 12 looks a second, with jitter of .03 and .05
 * and with a fifth of the points hidden, below .02 to .14 in posture and extension, .03 to .18 in symmetry.
 */
const shapeSpread = 0.1;
/**
 * The same: of the clips .08 where it is told at all, with less sure readings .12. Drawn below .03 to .09, but for
 * jitter, of .03 in place of .015 below .29: who hardly moves has no smoothness (`isUnsure`).
 */
const smoothnessSpread = 0.2;
/**
 * The same: of two filmed couples .12 at the most. Of 64 drawn ones, also from 6 and 12 of their 20 s: below .02 to
 * .19, of half of strangers' dances below .31, and with jitter of .05 instead of .015 below .18 to .40, the most
 * where they are as one.
 */
const togetherSpread = 0.15;
/**
 * In standard errors. 36 kinds of made dances of 24 s at 80 to 150 beats: of half of it, 95 % of what
 * changed of the score is below .6, of ends 42 ms beside their place 90 % below 1; where three in ten of
 * the ends are no ends, half are above .9.
 */
const timingErrors = 0.8;
/**
 * In standard errors, which are .08 to .11 here. Of a body that is drawn before a wall for 16 s, contrast of
 * .08 to .65 changes by .08 at the most two stops darker, by .06 of half of the time, by .04 at 12 frames a
 * second; with noise of 20 gray levels by .14 where it hardly moves, else by .07. Of the filmed clips nine in ten change by
 * less than .7; three of nine first halves by 1.1 to 3.4: what is danced there has another contrast.
 */
const motionErrors = 1;
/**
 * In standard errors. Of 8 to 20 drawn lengths, how even half of them are differs from how even all are, 80 %
 * of the time by less than .2 where they stray by 5 % and than 1.2 where they stray by 30 %; with ends .03 of
 * a length beside their place by less than .5. Of filmed sets, in these: steadiness, 90 % by less than 1 where it is
 * .8; sameness, which is .93 to 1 in all of them, by .7 at the most where it is .4.
 */
const repetitionErrors = { steadiness: 0.8, sameness: 0.4 };

/** A confidence falls as time / (time + what makes half sure), and errors as the root of time. */
const unsureness = (confidence: number): number => Math.sqrt(1 / confidence - 1);
const ofEstimate = (estimate: Estimate | undefined, spread: number): number =>
  estimate ? Math.min(1, spread * unsureness(estimate.confidence)) : 1;

type BodyReading = 'extension' | 'symmetry' | 'posture' | 'smoothness' | 'range';
const ofBody = (reading: BodyReading): Spread => {
  const isSmoothness = reading === 'smoothness';
  return {
    family: isSmoothness ? 'smoothness' : 'shape',
    halfWidth: ({ body }) =>
      ofEstimate(body?.[reading], isSmoothness ? smoothnessSpread : shapeSpread),
  };
};

type TimingReading = 'beat_alignment' | 'beat_recall' | 'phase_coherence';
const ofTiming = (reading: TimingReading, from: 'moves' | 'beats'): Spread => ({
  family: 'timing',
  halfWidth(measurements) {
    const count = (measurements.timing_from?.[from] ?? fewestCompared) * seenShare(measurements);
    return timingErrors * standardError(measurements[reading] ?? 0, count, beyondChance);
  },
});

/** Of the time, in which whoever is measured could be told from others; 1 where nobody was looked for. */
function seenShare({ body, bodies }: Measurements): number {
  const followed = bodies ?? (body === null ? [] : [body]);
  return followed.length === 0 ? 1 : mean(followed.map(({ seen }: Body) => seen));
}

type Compared = 'steadiness' | 'sameness';
const ofRepetitions = (reading: Compared): Spread => ({
  family: 'repetitions',
  halfWidth({ repetitions }) {
    const { count = 0, confidence = 0 } = repetitions ?? {};
    const value = repetitions?.[reading] ?? 0;
    return repetitionErrors[reading] * standardError(value, count * confidence, share);
  },
});

/** As many whole seconds of movement as are told. */
function secondsMoved({ motion_curve: curve, seen_spans: seen }: Measurements): number {
  return Math.floor(motionWithin(curve, seen).length * curve.interval_seconds);
}

const ofTogether = (read: (measurements: Measurements) => Estimate | undefined): Spread => ({
  family: 'together',
  halfWidth: (measurements) => ofEstimate(read(measurements), togetherSpread),
});

export const spreads: Readonly<Record<ScoredMeasure, Spread>> = {
  body_extension: ofBody('extension'),
  body_symmetry: ofBody('symmetry'),
  body_posture: ofBody('posture'),
  body_smoothness: ofBody('smoothness'),
  body_range: ofBody('range'),
  beat_alignment: ofTiming('beat_alignment', 'moves'),
  phase_coherence: ofTiming('phase_coherence', 'moves'),
  beat_recall: ofTiming('beat_recall', 'beats'),
  motion_dynamics: {
    family: 'motion',
    halfWidth: (measurements) =>
      motionErrors *
      standardError(measurements.motion_dynamics ?? 0, secondsMoved(measurements), share),
  },
  together_synchrony: ofTogether(({ together }) => together?.synchrony),
  together_unison: ofTogether(({ together }) => together?.same_sided),
  repetition_steadiness: ofRepetitions('steadiness'),
  repetition_sameness: ofRepetitions('sameness'),
};
