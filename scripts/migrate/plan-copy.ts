import { sourcePath } from '../../functions/src/domain/video/object-paths.ts';
import { parseVideoUrl, type VideoAddress } from './video-address.ts';

export interface Copy {
  from: VideoAddress;
  /** The object's path in the project's bucket. */
  to: string;
}

/** The copy that a `video_url` asks for, or why there is none. */
export function planCopy(
  url: string,
  userId: string,
  analysisId: string,
): { copy: Copy | null; problem: string | null } {
  if (url === '') return { copy: null, problem: 'it has no video_url' };
  const from = parseVideoUrl(url);
  if (from === null) return { copy: null, problem: 'its video_url is nothing to fetch' };
  const owner = /^videos\/([^/]+)\/[^/]+\//.exec(from.object?.path ?? '')?.[1];
  if (owner !== undefined && owner !== userId) {
    return { copy: null, problem: "its video_url is another user's video" };
  }
  return { copy: { from, to: sourcePath(userId, analysisId) }, problem: null };
}
