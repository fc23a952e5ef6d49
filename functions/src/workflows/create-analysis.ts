import type { CreateAnalysisReply, CreateAnalysisRequest } from '../contract/callables.ts';
import type { Caller } from '../domain/access.ts';
import type { Session } from '../domain/states/analysis.ts';
import { sourcePath } from '../domain/video/object-paths.ts';
import { type Begun, beginAnalysis, type CreationLimits } from './begin-analysis.ts';
import { type OpenedSession, openUpload } from './open-upload.ts';
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
  { origin, session: terms }: { origin: string | null; session: Session | null },
): Promise<CreateAnalysisReply> {
  const wanted = ({ analysisId, contentType }: Pick<Begun, 'analysisId' | 'contentType'>) => ({
    objectPath: sourcePath(caller.userId, analysisId),
    contentType,
    sizeBytes: request.video.sizeBytes,
    origin: origin !== null && limits.allowedOrigins.includes(origin) ? origin : null,
  });
  let opened: OpenedSession | null = null;
  const begun = await beginAnalysis(ports, limits, caller, request, {
    session: terms,
    upload: 'apart',
    videoFingerprint: null,
    // With a key others may ask at once for the same one, of whom one opens it.
    ...(request.idempotencyKey === null && {
      open: async (made) => {
        opened = await ports.bucket.openUpload(wanted(made));
        return opened;
      },
    }),
  });
  const { analysisId, status } = begun;
  if (status !== 'uploading') return { analysisId, status };

  const session = opened ?? (await openUpload(ports, begun, wanted(begun)));
  if (session === null) return { analysisId, status };
  const { url, headers } = session;
  const maxBytes = limits.maxVideoSizeBytes;
  return { analysisId, status, upload: { url, method: 'PUT', headers, maxBytes } };
}
