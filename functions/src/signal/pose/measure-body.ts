import type { Body } from '../../contract/body.ts';
import { rounded } from '../series.ts';
import { bestAndWorstSecond } from './best-second.ts';
import { extensionOf } from './extension.ts';
import type { PoseTrack } from './pose-track.ts';
import { postureOf, uprightShare } from './posture.ts';
import { rangeOf } from './range.ts';
import { estimateOf } from './reading.ts';
import { seeBody } from './seen-frames.ts';
import { isMostlyFromSide, sideShare } from './side-view.ts';
import { smoothnessOf } from './smoothness.ts';
import { symmetryOf } from './symmetry.ts';

/**
 * All that a followed body tells, shares 0..1 rounded to 3 digits, the same wherever in the picture it
 * is and however large. Null where a body was seen for less than a second or in less than 5 % of the
 * frames; a single one is null where less than a second shows what it needs, symmetry also where the
 * body is mostly seen from the side.
 */
export function measureBody(track: PoseTrack): Body | null {
  const body = seeBody(track);
  if (body === null) return null;
  const { frames, framesLookedAt, framesPerSecond } = body;
  const { best, worst } = bestAndWorstSecond(body);
  const fromSide = sideShare(frames);
  const limbsSeen = 1 - fromSide / 2;
  return {
    seen: rounded(frames.length / framesLookedAt),
    frames_looked_at: framesLookedAt,
    from_side: rounded(fromSide),
    upright: rounded(uprightShare(frames)),
    extension: estimateOf(extensionOf(frames), body, limbsSeen),
    symmetry: isMostlyFromSide(fromSide) ? null : estimateOf(symmetryOf(frames), body),
    posture: estimateOf(postureOf(frames), body),
    smoothness: estimateOf(smoothnessOf(frames, framesPerSecond), body, limbsSeen),
    range: estimateOf(rangeOf(frames), body, limbsSeen),
    best_second: best,
    worst_second: worst,
  };
}
