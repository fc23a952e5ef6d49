import { contentTypeOf } from '../../../functions/src/contract/video-types.ts';
import type { LengthLimit } from '../../components/choices/check-length.ts';
import { formatBytes } from '../../components/formats.ts';

export interface VideoLimits extends LengthLimit {
  maxVideoSizeBytes: number;
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
