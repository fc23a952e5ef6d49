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

export interface BodyEvidence extends Evidence {
  /** 0..1: share of the looks that see it. */
  seen: number;
}

/** Null where no body is in the scene: what is followed there is noise. */
export function bodyWithin(body: PoseTrack, scene: TimeSpan): BodyEvidence | null {
  const frames = seeBody(poseTrackWithin(body, scene));
  if (frames === null) return null;
  const seen = frames.frames.length / frames.framesLookedAt;
  if (!(seen >= leastSeen)) return null;
  return {
    seen,
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
