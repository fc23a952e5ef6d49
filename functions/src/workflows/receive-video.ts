import type { CreateAnalysisRequest } from '../contract/callables.ts';
import type { RunError } from '../contract/summary.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import { AppError } from '../domain/errors.ts';
import type { Session } from '../domain/states/analysis.ts';
import { transition } from '../domain/states/transition.ts';
import { sourcePath } from '../domain/video/object-paths.ts';
import type { StoredObject } from '../domain/video/stored-object.ts';
import { acceptUpload } from './accept-upload.ts';
import { beginAnalysis, type CreationLimits } from './begin-analysis.ts';
import type { Found } from './ports/analysis-store.ts';
import type { Ports } from './ports.ts';

type ReceivePorts = Pick<
  Ports,
  'analyses' | 'bucket' | 'budget' | 'line' | 'tasks' | 'ids' | 'clock' | 'logger'
>;

/** A video that came whole with its request, in pieces, in order. */
export interface ReceivedVideo {
  chunks: readonly Uint8Array[];
  session: Session | null;
}

const notStored: RunError = {
  code: 'upload_incomplete',
  message: 'The video could not be stored. Please upload it again.',
  retryable: false,
};

/**
 * Makes an analysis of a video that came with the request, stores the video and queues the analysis.
 * With the key of an earlier request: that one's analysis, as it is now, its upload completed if it
 * was cut off.
 */
export async function receiveVideo(
  ports: ReceivePorts,
  limits: CreationLimits,
  caller: Caller,
  request: CreateAnalysisRequest,
  { chunks, session }: ReceivedVideo,
): Promise<Found> {
  const hasKey = request.idempotencyKey !== null;
  const videoFingerprint = hasKey ? ports.ids.fingerprintOfBytes(chunks) : null;
  const terms = { session, upload: 'with_request' as const, videoFingerprint };
  const begun = await beginAnalysis(ports, limits, caller, request, terms);
  const { analysisId, contentType } = begun;
  if (begun.status === 'uploading') {
    const path = sourcePath(caller.userId, analysisId);
    const arrived = begun.isNew ? null : await ports.bucket.stat(path);
    const stored =
      arrived ?? (await storeVideo(ports, { analysisId, path, contentType, hasKey, chunks }));
    const accepted = await acceptUpload(ports, stored).catch((error: unknown) => {
      ports.logger.warn('upload_left_to_trigger', { analysisId, error });
      return null;
    });
    if (accepted !== null) return { analysisId, summary: accepted };
  }
  const { summary } = requireAccess(await ports.analyses.read(analysisId), caller);
  return { analysisId, summary };
}

interface Storing {
  analysisId: string;
  path: string;
  contentType: string;
  hasKey: boolean;
  chunks: readonly Uint8Array[];
}

async function storeVideo(ports: ReceivePorts, storing: Storing): Promise<StoredObject> {
  const { analysisId, path, contentType, hasKey, chunks } = storing;
  return ports.bucket.write(path, chunks, { contentType }).catch(async (cause: unknown) => {
    // With a key, the client comes back to this analysis; without one nobody can.
    if (!hasKey) await endUpload(ports, analysisId);
    throw new AppError('internal', 'The video could not be stored. Please send it again.', {
      retryable: true,
      cause,
    });
  });
}

/** Else it would count among its owner's pending analyses until the sweep ends it. */
async function endUpload(ports: ReceivePorts, analysisId: string): Promise<void> {
  const now = ports.clock.now();
  const ending = ports.analyses.update(analysisId, (stored) => {
    const waits = stored?.summary.status === 'uploading';
    const change = waits ? transition(stored, { kind: 'fail', error: notStored }, now) : null;
    return { result: undefined, change };
  });
  await ending.catch((error: unknown) => {
    ports.logger.warn('upload_left_to_sweep', { analysisId, error });
  });
}
