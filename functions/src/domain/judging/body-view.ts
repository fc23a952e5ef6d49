import type { Body } from '../../contract/body.ts';
import { leastConfidence } from '../../contract/confidence-words.ts';
import type { Dance } from '../../contract/dances/dance.ts';
import type { MeasureKey } from '../../contract/measures.ts';
import { leastSeen } from '../../signal/pose/least-seen.ts';
import { isMostlyUpright } from '../../signal/pose/posture.ts';
import { isMostlyFromSide } from '../../signal/pose/side-view.ts';
import { bodyNames, isBodyMeasure } from './body-measures.ts';
import type { Readings } from './measured-score.ts';

/** Whether being upright says nothing of how well it moves: it lies, bends over or stands on its hands. */
export const isFloorWork = (body: Body | null): boolean =>
  body !== null &&
  body.seen >= leastSeen &&
  body.upright !== null &&
  !isMostlyUpright(body.upright);

/** Whether the view hides one half of it most of the time. */
export const isFromSide = (body: Body | null): boolean => isMostlyFromSide(body?.from_side ?? 0);

/**
 * Of arms and legs that travel less, smoothness tells how far the points tremble: somebody who does push-ups, filmed
 * from the head's end, has a range of .14, and 1.00 of smoothness as filmed, .75 two stops darker, .60 blurred, each
 * sure by .4 and more. Of two dancers with .92 and 1.00 it changes by .06 at the most; drawn dancers who draw their limbs
 * in have .27.
 */
const leastRange = 0.25;

/** Whether a reading of it is there, and too little of it was seen for a score or a sentence to rest on it. */
export function isUnsure(body: Body | null, measure: MeasureKey): boolean {
  if (!isBodyMeasure(measure)) return false;
  const reading = body?.[bodyNames[measure]] ?? null;
  if (reading === null) return false;
  const isTremble = measure === 'body_smoothness' && (body?.range?.value ?? 1) < leastRange;
  return isTremble || reading.confidence < leastConfidence;
}

/**
 * What a score may rest on: all that was measured, but for what says nothing of this body or dance, and of
 * what is not sure.
 */
export const scoredReadings =
  (body: Body | null, dance: Dance | null, readings: Readings): Readings =>
  (measure: MeasureKey) => {
    const isMute = dance?.mute?.includes(measure) ?? false;
    const saysNothing = isMute || (measure === 'body_posture' && isFloorWork(body));
    return saysNothing || isUnsure(body, measure) ? null : readings(measure);
  };
