import { leastSeen } from '../pose/least-seen.ts';
import type { PoseTrack } from '../pose/pose-track.ts';
import { seeBody } from '../pose/seen-frames.ts';
import { jointSeries } from './joint-series.ts';
import type { PositionTrack } from './picture-positions.ts';
import type { Evidence } from './positions.ts';
import { poseTrackWithin, positionTrackWithin, type TimeSpan } from './scenes.ts';
import { sizeSeries } from './size-series.ts';

/** In units of the picture's contrast: noise alone stays below half of it. */
const leastPictureRange = 0.015;

/** Null where no body is in the scene: what is followed there is noise. */
export function bodyWithin(body: PoseTrack, scene: TimeSpan): Evidence | null {
  const seen = seeBody(poseTrackWithin(body, scene));
  if (seen === null || seen.frames.length < leastSeen * seen.framesLookedAt) return null;
  return {
    source: 'landmarks',
    within(span) {
      const track = poseTrackWithin(body, span);
      return [jointSeries(track), sizeSeries(track)].filter((positions) => positions !== null);
    },
  };
}

export function pictureWithin(picture: PositionTrack): Evidence {
  return {
    source: 'motion',
    within: (span) => [{ ...positionTrackWithin(picture, span), leastRange: leastPictureRange }],
  };
}
