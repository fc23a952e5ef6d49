import { preparedPath, proxyPath } from '../domain/video/object-paths.ts';
import { type KeptVideo, maxPreparedBytes } from '../domain/video/prepared-video.ts';
import type { VideoBucket } from './ports/video-bucket.ts';

/** What lies in the bucket beside the source. */
export async function readKept(
  bucket: VideoBucket,
  userId: string,
  analysisId: string,
): Promise<KeptVideo> {
  const [text, proxy] = await Promise.all([
    bucket.readText(preparedPath(userId, analysisId), maxPreparedBytes),
    bucket.stat(proxyPath(userId, analysisId)),
  ]);
  return { text, proxyGeneration: proxy?.generation ?? null };
}
