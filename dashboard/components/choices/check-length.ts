import type { Trim } from '../../../functions/src/contract/params.ts';
import { formatDuration } from '../formats.ts';

export interface LengthLimit {
  maxVideoDurationSeconds: number;
}

/**
 * What is wrong with the length of what would be judged; null where nothing is, or where the
 * browser cannot tell and the service is to decide.
 */
export function checkLength(
  durationSeconds: number | null,
  trim: Trim | null,
  { maxVideoDurationSeconds }: LengthLimit,
): string | null {
  const most = formatDuration(maxVideoDurationSeconds);
  if (trim === null) {
    if (durationSeconds === null || durationSeconds <= maxVideoDurationSeconds + roundingSeconds) {
      return null;
    }
    return `This video lasts ${formatDuration(durationSeconds)}, and we judge up to ${most}. Choose a part of it below, or a shorter video.`;
  }
  const endSeconds = Math.min(trim.end_seconds, durationSeconds ?? trim.end_seconds);
  const partSeconds = endSeconds - trim.start_seconds;
  if (partSeconds <= maxVideoDurationSeconds + roundingSeconds) return null;
  return `This part lasts ${formatDuration(partSeconds)}, and we judge up to ${most}. Choose a shorter one.`;
}

/** As the backend: a video cut at exactly the limit ends up to a frame or an audio packet after it. */
const roundingSeconds = 0.5;
