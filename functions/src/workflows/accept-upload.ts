import type { Summary } from '../contract/summary.ts';
import type { Status } from '../contract/vocabulary.ts';
import type { Analysis } from '../domain/analysis.ts';
import { parseObjectPath, parseSourcePath } from '../domain/object-paths.ts';
import type { StoredObject } from '../domain/stored-object.ts';
import { transition } from '../domain/transition.ts';
import type { Ports, RunTask } from './ports.ts';

/** `kept`: told before, or not ours to judge; `unwanted`: nobody waits for it; else the task to queue. */
type Outcome = 'kept' | 'unwanted' | RunTask;

/** Of these, a video that comes late is wanted by nobody. */
const endedWithoutVideo: readonly Status[] = ['cancelled', 'failed', 'expired'];

/**
 * Queues the analysis whose video has arrived, if it is the one that was declared. Harmless when
 * told twice; an object that nobody waits for, or that is left of a deleted analysis, is removed.
 */
export async function acceptUpload(
  ports: Pick<Ports, 'analyses' | 'bucket' | 'tasks' | 'clock' | 'logger'>,
  uploaded: StoredObject,
): Promise<void> {
  const owner = parseSourcePath(uploaded.path);
  if (owner === null) return removeOrphan(ports, uploaded);
  const { analysisId } = owner;
  const { generation } = uploaded;
  const now = ports.clock.now();

  const outcome = await ports.analyses.update<Outcome>(analysisId, (stored) => {
    if (stored === null || stored.summary.status !== 'uploading') {
      const known = stored !== null && isKnown(stored, generation);
      const unwanted = uploaded.uploaded && !known;
      return { result: unwanted ? 'unwanted' : 'kept', change: null };
    }
    const mismatch = differenceFromDeclared(stored.summary, uploaded);
    if (mismatch !== null) {
      const error = { code: 'upload_mismatch' as const, message: mismatch, retryable: false };
      const change = transition(stored, { kind: 'fail', error }, now);
      return { result: 'unwanted', change };
    }
    const change = transition(stored, { kind: 'acceptUpload', generation }, now);
    const { run_id: runId } = stored.summary;
    return { result: { analysisId, runId, dispatch: stored.work.dispatch }, change };
  });

  ports.logger.info('upload_arrived', {
    analysisId,
    ...(typeof outcome !== 'string' && { runId: outcome.runId }),
    sizeBytes: uploaded.sizeBytes,
    outcome: typeof outcome === 'string' ? outcome : 'queued',
  });
  if (outcome === 'unwanted') await ports.bucket.remove(uploaded.path, generation);
  else if (outcome !== 'kept') await ports.tasks.enqueue(outcome);
}

/** A worker that was killed may have finished an object after its analysis was cleaned up. */
async function removeOrphan(
  ports: Pick<Ports, 'analyses' | 'bucket' | 'logger'>,
  { path, generation }: StoredObject,
): Promise<void> {
  const owner = parseObjectPath(path);
  if (owner === null || (await ports.analyses.read(owner.analysisId)) !== null) return;
  await ports.bucket.remove(path, generation);
  ports.logger.info('orphan_removed', { analysisId: owner.analysisId });
}

function isKnown({ summary, work }: Analysis, generation: string): boolean {
  return work.sourceGeneration === generation || !endedWithoutVideo.includes(summary.status);
}

function differenceFromDeclared({ video }: Summary, uploaded: StoredObject): string | null {
  if (video === null || uploaded.sizeBytes !== video.size_bytes) {
    return `The upload has ${uploaded.sizeBytes} bytes, but ${video?.size_bytes} were announced. Please upload the video again.`;
  }
  if (uploaded.contentType !== video.content_type) {
    return `The upload is of type ${uploaded.contentType}, but ${video.content_type} was announced. Please upload the video again.`;
  }
  return null;
}
