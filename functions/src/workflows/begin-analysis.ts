import type { CreateAnalysisRequest } from '../contract/callables.ts';
import { paramsSchemas } from '../contract/params.ts';
import {
  allowedContentTypes,
  baseType,
  contentTypeOf,
  type VideoContentType,
} from '../contract/video-types.ts';
import type { Status } from '../contract/vocabulary.ts';
import type { Caller } from '../domain/access.ts';
import { AppError } from '../domain/errors.ts';
import type { UserLimits } from '../domain/limits/admission.ts';
import { readAs } from '../domain/read-as.ts';
import type { Session, UploadState } from '../domain/states/analysis.ts';
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
  /** How its video comes. */
  upload: 'apart' | 'with_request';
  /** Opens the session that the video is uploaded to; without it, that is done later, or not at all. */
  open?: (made: Pick<Begun, 'analysisId' | 'contentType'>) => Promise<UploadState['session']>;
  /** Of the video's bytes where they came with the request; null: they are to be uploaded. */
  videoFingerprint: string | null;
}

export interface Begun {
  analysisId: string;
  status: Status;
  /** False: the same key made it before. */
  isNew: boolean;
  /** Of the declared video, as one of ours: what it is to be stored as. */
  contentType: VideoContentType;
}

type DeclaredVideo = CreateAnalysisRequest['video'];

const idempotencyMs = 24 * 60 * 60 * 1000;

/** Makes an analysis that waits for its video; or answers the one that the same key made before. */
export async function beginAnalysis(
  ports: Pick<Ports, 'analyses' | 'budget' | 'ids' | 'clock' | 'logger'>,
  limits: CreationLimits,
  caller: Caller,
  asked: CreateAnalysisRequest,
  terms: CreationTerms,
): Promise<Begun> {
  const video = readVideo(asked.video, limits.maxVideoSizeBytes);
  const request = { ...asked, video };
  readAs(paramsSchemas[request.analysisType], request.params ?? {}, 'params');

  const now = ports.clock.now();
  const { userId, isAdmin: byAdmin } = caller;
  const { session, upload } = terms;
  const newId = ports.ids.analysisId();
  const newRunId = ports.ids.runId();
  const bytes = video.sizeBytes;
  const run = { analysisId: newId, kind: 'create', ownerId: userId, bytes } as const;
  const parts = { analysisId: newId, runId: newRunId, userId, request, byAdmin, session, upload };
  const requireBudget = await askBudget(ports, caller);
  const { analysisId, existing } = await ports.analyses.create(
    newId,
    newAnalysis(parts, now),
    claimOf(ports, userId, { request, terms }, now),
    admissionOf(run, caller, { limits, requireBudget, now }),
    async () => {
      const made = { analysisId: newId, contentType: video.contentType };
      const opened = (await terms.open?.(made)) ?? null;
      return opened === null ? {} : { upload: { since: now, session: opened, hasBegun: false } };
    },
  );
  const status = existing?.summary.status ?? 'uploading';
  ports.logger.info(existing === null ? 'created' : 'created_before', {
    analysisId,
    runId: existing?.summary.run_id ?? newRunId,
    analysisType: request.analysisType,
    sizeBytes: request.video.sizeBytes,
  });
  return { analysisId, status, isNew: existing === null, contentType: video.contentType };
}

function readVideo({ contentType: type, sizeBytes }: DeclaredVideo, maxBytes: number) {
  const contentType = contentTypeOf({ type });
  if (contentType === null) {
    const types = allowedContentTypes.join(', ');
    const told = baseType(type);
    throw new AppError(
      'unsupported_format',
      told === ''
        ? `Say what kind of video it is: its content type is empty. Use one of ${types}.`
        : `The content type ${told} names no kind of video that we take. Use the video’s own: one of ${types}.`,
    );
  }
  if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
  return { contentType, sizeBytes };
}

function claimOf(
  ports: Pick<Ports, 'ids'>,
  userId: string,
  { request, terms }: { request: CreateAnalysisRequest; terms: CreationTerms },
  now: Date,
): IdempotencyClaim | null {
  if (request.idempotencyKey === null) return null;
  const { session, upload, videoFingerprint } = terms;
  return {
    // Over HTTP it is a header.
    field: terms.session === null ? 'idempotencyKey' : 'Idempotency-Key',
    key: ports.ids.fingerprint([userId, request.idempotencyKey]),
    fingerprint: ports.ids.fingerprint([request, { session, upload, videoFingerprint }]),
    expiresAt: new Date(now.getTime() + idempotencyMs),
  };
}
