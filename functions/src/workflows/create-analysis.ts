import type { CreateAnalysisReply, CreateAnalysisRequest } from '../contract/callables.ts';
import type { Caller } from '../domain/access.ts';
import type { Session } from '../domain/states/analysis.ts';
import { sourcePath } from '../domain/video/object-paths.ts';
import { beginAnalysis, type CreationLimits } from './begin-analysis.ts';
import type { Ports } from './ports.ts';

export interface UploadLimits extends CreationLimits {
  allowedOrigins: readonly string[];
}

/** Makes an analysis that waits for its video, and the session that the video is uploaded to. */
export async function createAnalysis(
  ports: Pick<Ports, 'analyses' | 'bucket' | 'budget' | 'ids' | 'clock' | 'logger'>,
  limits: UploadLimits,
  caller: Caller,
  request: CreateAnalysisRequest,
  { origin, session }: { origin: string | null; session: Session | null },
): Promise<CreateAnalysisReply> {
  const terms = { session, videoFingerprint: null };
  const { analysisId, status } = await beginAnalysis(ports, limits, caller, request, terms);
  if (status !== 'uploading') return { analysisId, status };

  const { contentType, sizeBytes } = request.video;
  const { url, headers } = await ports.bucket.openUpload({
    objectPath: sourcePath(caller.userId, analysisId),
    contentType,
    sizeBytes,
    origin: origin !== null && limits.allowedOrigins.includes(origin) ? origin : null,
  });
  const maxBytes = limits.maxVideoSizeBytes;
  return { analysisId, status, upload: { url, method: 'PUT', headers, maxBytes } };
}
