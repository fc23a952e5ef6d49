import type { CreateAnalysisRequest } from '../contract/callables.ts';
import { paramsSchemas } from '../contract/params.ts';
import { allowedContentTypes } from '../contract/video-types.ts';
import type { Status } from '../contract/vocabulary.ts';
import type { Caller } from '../domain/access.ts';
import { AppError } from '../domain/errors.ts';
import type { UserLimits } from '../domain/limits/admission.ts';
import { readAs } from '../domain/read-as.ts';
import type { Session } from '../domain/states/analysis.ts';
import { newAnalysis } from '../domain/states/new-analysis.ts';
import { tooLarge } from '../domain/video/check-video.ts';
import { admissionOf, askBudget } from './ask-admission.ts';
import type { IdempotencyClaim } from './ports/analysis-store.ts';
import type { Ports } from './ports.ts';

export interface CreationLimits extends UserLimits {
  maxVideoSizeBytes: number;
}
export interface CreationTerms {
  session: Session | null;
  /** Of the video's bytes where they came with the request; null: they are to be uploaded. */
  videoFingerprint: string | null;
}

export interface Begun {
  analysisId: string;
  status: Status;
  /** False: the same key made it before. */
  isNew: boolean;
}

const idempotencyMs = 24 * 60 * 60 * 1000;

/** Makes an analysis that waits for its video; or answers the one that the same key made before. */
export async function beginAnalysis(
  ports: Pick<Ports, 'analyses' | 'budget' | 'ids' | 'clock' | 'logger'>,
  limits: CreationLimits,
  caller: Caller,
  request: CreateAnalysisRequest,
  terms: CreationTerms,
): Promise<Begun> {
  requireUploadable(request.video, limits.maxVideoSizeBytes);
  readAs(paramsSchemas[request.analysisType], request.params ?? {}, 'params');

  const now = ports.clock.now();
  const { userId } = caller;
  const { session } = terms;
  const newId = ports.ids.analysisId();
  const newRunId = ports.ids.runId();
  const run = { analysisId: newId, kind: 'create', ownerId: userId } as const;
  const requireBudget = await askBudget(ports);
  const { analysisId, existing } = await ports.analyses.create(
    newId,
    newAnalysis({ analysisId: newId, runId: newRunId, userId, request, session }, now),
    claimOf(ports, userId, { request, terms }, now),
    admissionOf(run, caller, { limits, requireBudget, now }),
  );
  const status = existing?.summary.status ?? 'uploading';
  ports.logger.info(existing === null ? 'created' : 'created_before', {
    analysisId,
    runId: existing?.summary.run_id ?? newRunId,
    analysisType: request.analysisType,
    sizeBytes: request.video.sizeBytes,
  });
  return { analysisId, status, isNew: existing === null };
}

function requireUploadable(video: CreateAnalysisRequest['video'], maxBytes: number): void {
  if (!allowedContentTypes.includes(video.contentType)) {
    throw new AppError(
      'unsupported_format',
      `Videos of type ${video.contentType} are not supported. Use one of: ${allowedContentTypes.join(', ')}.`,
    );
  }
  if (video.sizeBytes > maxBytes) throw tooLarge(maxBytes);
}

function claimOf(
  ports: Pick<Ports, 'ids'>,
  userId: string,
  { request, terms }: { request: CreateAnalysisRequest; terms: CreationTerms },
  now: Date,
): IdempotencyClaim | null {
  if (request.idempotencyKey === null) return null;
  return {
    key: ports.ids.fingerprint([userId, request.idempotencyKey]),
    fingerprint: ports.ids.fingerprint([request, terms]),
    expiresAt: new Date(now.getTime() + idempotencyMs),
  };
}
