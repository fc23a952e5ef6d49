import type { CreateAnalysisReply, CreateAnalysisRequest } from '../contract/callables.ts';
import { paramsSchemas } from '../contract/params.ts';
import type { Caller } from '../domain/access.ts';
import type { UserLimits } from '../domain/admission.ts';
import type { Session } from '../domain/analysis.ts';
import { allowedContentTypes } from '../domain/check-video.ts';
import { AppError } from '../domain/errors.ts';
import { newAnalysis } from '../domain/new-analysis.ts';
import { sourcePath } from '../domain/object-paths.ts';
import { readAs } from '../domain/read-as.ts';
import { admissionOf, askBudget } from './ask-admission.ts';
import type { IdempotencyClaim, Ports } from './ports.ts';

export interface UploadLimits extends UserLimits {
  maxVideoSizeBytes: number;
  allowedOrigins: readonly string[];
}

const idempotencyMs = 24 * 60 * 60 * 1000;

/** Makes an analysis that waits for its video, and the session that the video is uploaded to. */
export async function createAnalysis(
  ports: Pick<Ports, 'analyses' | 'bucket' | 'budget' | 'ids' | 'clock' | 'logger'>,
  limits: UploadLimits,
  caller: Caller,
  request: CreateAnalysisRequest,
  { origin, session }: { origin: string | null; session: Session | null },
): Promise<CreateAnalysisReply> {
  const { contentType, sizeBytes } = request.video;
  requireUploadable(request.video, limits.maxVideoSizeBytes);
  readAs(paramsSchemas[request.analysisType], request.params ?? {}, 'params');

  const now = ports.clock.now();
  const userId = caller.userId;
  const newId = ports.ids.analysisId();
  const newRunId = ports.ids.runId();
  const claim = claimOf(ports, userId, { request, session }, now);
  const run = { analysisId: newId, kind: 'create', ownerId: userId } as const;
  const requireBudget = await askBudget(ports);
  const { analysisId, existing } = await ports.analyses.create(
    newId,
    newAnalysis({ analysisId: newId, runId: newRunId, userId, request, session }, now),
    claim,
    admissionOf(run, caller, { limits, requireBudget, now }),
  );
  const status = existing?.summary.status ?? 'uploading';
  ports.logger.info(existing === null ? 'created' : 'created_before', {
    analysisId,
    runId: existing?.summary.run_id ?? newRunId,
    analysisType: request.analysisType,
    sizeBytes,
  });
  if (status !== 'uploading') return { analysisId, status };

  const { url, headers } = await ports.bucket.openUpload({
    objectPath: sourcePath(userId, analysisId),
    contentType,
    sizeBytes,
    origin: origin !== null && limits.allowedOrigins.includes(origin) ? origin : null,
  });
  const maxBytes = limits.maxVideoSizeBytes;
  return { analysisId, status, upload: { url, method: 'PUT', headers, maxBytes } };
}

function requireUploadable(video: CreateAnalysisRequest['video'], maxBytes: number): void {
  if (!allowedContentTypes.includes(video.contentType)) {
    throw new AppError(
      'unsupported_format',
      `Videos of type ${video.contentType} are not supported. Use one of: ${allowedContentTypes.join(', ')}.`,
    );
  }
  if (video.sizeBytes > maxBytes) {
    throw new AppError(
      'video_too_large',
      `The video is larger than ${Math.floor(maxBytes / 1_000_000)} MB. Shorten it or lower its resolution.`,
    );
  }
}

function claimOf(
  ports: Pick<Ports, 'ids'>,
  userId: string,
  { request, session }: { request: CreateAnalysisRequest; session: Session | null },
  now: Date,
): IdempotencyClaim | null {
  if (request.idempotencyKey === null) return null;
  return {
    key: ports.ids.fingerprint([userId, request.idempotencyKey]),
    fingerprint: ports.ids.fingerprint([request, session]),
    expiresAt: new Date(now.getTime() + idempotencyMs),
  };
}
