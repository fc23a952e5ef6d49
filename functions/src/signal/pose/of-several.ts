import { type SecondLooks, showCompany } from './other-people.ts';
import { landmarks, type PoseTrack, valuesPerLandmark } from './pose-track.ts';
import { mostCost } from './tracks/doubtful-rows.ts';
import { type PlacedBody, stepCost, still } from './tracks/step-cost.ts';
import { trunkOf } from './tracks/trunk.ts';

const poseValues = landmarks.length * valuesPerLandmark;
/** Longer away, whoever is followed may be anywhere. */
const longestGapSeconds = 0.45;
/**
 * In a filmed trio of which now one and now another was followed, the other was for 3.9 s; one look of .1 s
 * erred besides, and was back in the next.
 */
const staysForSeconds = 0.5;

/**
 * Of the two filmed couples and the trio of `jumpsOf` the couples have none in 12 and 15 s, the trio has two
 * in 9 s. In a long video as few leave nearly all of it to one.
 */
const fewestJumps = 2;
const leastPerMinute = 1;

/**
 * Whether a track that is meant to be of one is now of one and now of another: others are in the picture,
 * and again and again it goes on where no body moves to. Without company such a step is a look that erred.
 */
export function isOfSeveral(
  track: PoseTrack,
  cutSeconds: readonly number[],
  secondLooks: SecondLooks | null,
): boolean {
  if (secondLooks === null || !showCompany(secondLooks)) return false;
  const minutes = ((track.seconds.at(-1) ?? 0) - (track.seconds[0] ?? 0)) / 60;
  return jumpsOf(track, cutSeconds) >= Math.max(fewestJumps, leastPerMinute * minutes);
}

/**
 * How often a track goes on with a body that costs more than the tracker of several would pay, and stays
 * there: a look that jumps away and back erred, and is passed over. Of two filmed couples of which one was
 * followed throughout, the dearest step costs 8; in a trio four cost 14 to 16: one away, one back from there,
 * and two after which another was followed.
 */
export function jumpsOf(track: PoseTrack, cutSeconds: readonly number[] = []): number {
  const bodies = bodiesOf(track);
  let before: PlacedBody | null = null;
  let jumps = 0;
  for (const [index, body] of bodies.entries()) {
    if (before !== null && isFar(before, body, track.aspect, cutSeconds)) {
      if (!staysAt(body, before, bodies, index)) continue;
      jumps++;
    }
    before = body;
  }
  return jumps;
}

function bodiesOf({ seconds, values, aspect }: PoseTrack): PlacedBody[] {
  return Array.from(seconds).flatMap((second, look) => {
    const pose = values.subarray(look * poseValues, (look + 1) * poseValues);
    const trunk = trunkOf(pose, aspect);
    return trunk === null || trunk.length === 0 ? [] : [{ seconds: second, pose, trunk }];
  });
}

/** Too far away to be the same body, soon after it. */
function isFar(
  before: PlacedBody,
  body: PlacedBody,
  aspect: number,
  cutSeconds: readonly number[],
): boolean {
  if (body.seconds - before.seconds > longestGapSeconds) return false;
  if (cutSeconds.some((cut) => cut > before.seconds && cut <= body.seconds)) return false;
  return (stepCost(before, still, body, aspect) ?? 0) > mostCost;
}

/** Whether all that follow for a while are nearer to this place than to the one before. */
function staysAt(
  body: PlacedBody,
  before: PlacedBody,
  bodies: readonly PlacedBody[],
  index: number,
): boolean {
  let looks = 0;
  for (const one of bodies.slice(index + 1)) {
    if (one.seconds - body.seconds > staysForSeconds) break;
    if (distance(one, body) >= distance(one, before)) return false;
    looks++;
  }
  return looks > 0;
}

const distance = ({ trunk: one }: PlacedBody, { trunk: other }: PlacedBody): number =>
  Math.hypot(one.x - other.x, one.y - other.y);
