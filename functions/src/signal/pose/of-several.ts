import { type SecondLooks, showCompany } from './other-people.ts';
import { landmarks, type PoseTrack, valuesPerLandmark } from './pose-track.ts';
import { mostCost } from './tracks/doubtful-rows.ts';
import { stepCost, still } from './tracks/step-cost.ts';
import { trunkOf } from './tracks/trunk.ts';

const poseValues = landmarks.length * valuesPerLandmark;
/** Longer away, whoever is followed may be anywhere. */
const longestGapSeconds = 0.45;

/**
 * Whether a track that is meant to be of one is now of one and now of another: others are in the picture,
 * and from one look to the next it is where no body moves to. Without company such a step is a look that
 * erred.
 */
export const isOfSeveral = (
  track: PoseTrack,
  cutSeconds: readonly number[],
  secondLooks: SecondLooks | null,
): boolean => secondLooks !== null && showCompany(secondLooks) && jumpsOf(track, cutSeconds) > 0;

/**
 * How often a track goes on with a body that costs more than the tracker of several would pay. Of two filmed
 * couples of which one was followed throughout, the dearest step costs 8; in a trio of which now one and now
 * another was, there are four of 14 to 16.
 */
export function jumpsOf(
  { seconds, values, aspect }: PoseTrack,
  cutSeconds: readonly number[] = [],
): number {
  let before: Parameters<typeof stepCost>[0] | null = null;
  let jumps = 0;
  for (const [look, second] of seconds.entries()) {
    const pose = values.subarray(look * poseValues, (look + 1) * poseValues);
    const trunk = trunkOf(pose, aspect);
    if (trunk === null || trunk.length === 0) continue;
    const body = { seconds: second, pose, trunk };
    const from = before;
    before = body;
    if (from === null || second - from.seconds > longestGapSeconds) continue;
    if (cutSeconds.some((cut) => cut > from.seconds && cut <= second)) continue;
    if ((stepCost(from, still, body, aspect) ?? 0) > mostCost) jumps++;
  }
  return jumps;
}
