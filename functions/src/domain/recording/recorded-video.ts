import type { Measurements } from '../../contract/measurements.ts';
import type { PreparedVideo } from '../../contract/prepared-video.ts';
import type { Profile } from '../../contract/profiles/profile.ts';

/** What is known of a recording, and what it is judged as. */
export interface RecordedVideo {
  profile: Profile;
  measurements: Measurements;
  /** Of the part that is judged. */
  durationSeconds: number;
  /** Of the source, upright. */
  width: number;
  height: number;
  /** Of the source where it has the most; null where unknown. */
  framesPerSecond: number | null;
}

export const recordedVideo = (profile: Profile, prepared: PreparedVideo): RecordedVideo => ({
  profile,
  measurements: prepared.measurements,
  durationSeconds: prepared.duration_seconds,
  width: prepared.probed.width,
  height: prepared.probed.height,
  framesPerSecond: prepared.source_frame_rate,
});
