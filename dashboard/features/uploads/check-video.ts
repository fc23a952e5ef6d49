import type { Trim } from '../../../functions/src/contract/params.ts';
import { contentTypeOf } from '../../../functions/src/contract/video-types.ts';
import { formatBytes, formatDuration } from '../../components/formats.ts';

export interface VideoLimits {
  maxVideoSizeBytes: number;
  maxVideoDurationSeconds: number;
}

/** What is wrong with the file itself, and what to do; null where it may be sent. */
export function checkFile(
  file: { name: string; type: string; size: number },
  { maxVideoSizeBytes }: VideoLimits,
): string | null {
  if (contentTypeOf(file) === null) {
    return 'We cannot read this kind of file. Choose a video, such as MP4, MOV or WebM.';
  }
  if (file.size === 0) return 'This file is empty. Choose it again, or another one.';
  if (file.size > maxVideoSizeBytes) {
    const most = formatBytes(maxVideoSizeBytes);
    return `This video has ${formatBytes(file.size)}, and we take up to ${most}. Shorten it or export it in a lower resolution.`;
  }
  return null;
}

/**
 * What is wrong with the length of what would be judged; null where nothing is, or where the
 * browser cannot tell and the service is to decide.
 */
export function checkLength(
  durationSeconds: number | null,
  trim: Trim | null,
  { maxVideoDurationSeconds }: VideoLimits,
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
