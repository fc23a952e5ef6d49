import type { Summary } from '../contract/summary.ts';
import type { Status } from '../contract/vocabulary.ts';
import type { Analysis, Change } from '../domain/states/analysis.ts';
import { transition } from '../domain/states/transition.ts';
import { parseObjectPath, parseSourcePath } from '../domain/video/object-paths.ts';
import type { StoredObject } from '../domain/video/stored-object.ts';
import type { RunTask } from './ports/task-queue.ts';
import type { Ports } from './ports.ts';

/** `kept`: told before, or not ours to judge; `unwanted`: nobody waits for it; else the task to queue. */
type Outcome = 'kept' | 'unwanted' | RunTask;
interface Left {
  outcome: Outcome;
  summary: Summary | null;
}

/** Of these, a video that comes late is wanted by nobody. */
const endedWithoutVideo: readonly Status[] = ['cancelled', 'failed', 'expired'];

/**
 * Queues the analysis whose video has arrived, if it is the one that was declared. Harmless when
 * told twice; an object that nobody waits for, or that is left of a deleted analysis, is removed.
 * Answers the analysis as it is left (null: there is none), before any worker takes it.
 */
export async function acceptUpload(
  ports: Pick<Ports, 'analyses' | 'bucket' | 'tasks' | 'clock' | 'logger'>,
  uploaded: StoredObject,
): Promise<Summary | null> {
  const owner = parseSourcePath(uploaded.path);
  if (owner === null) {
    await removeOrphan(ports, uploaded);
    return null;
  }
  const { analysisId } = owner;
  const { generation } = uploaded;
  const now = ports.clock.now();

  const { outcome, summary } = await ports.analyses.update<Left>(analysisId, (stored) => {
    if (stored === null || stored.summary.status !== 'uploading') {
      const known = stored !== null && isKnown(stored, generation);
      const unwanted = uploaded.uploaded && !known;
      const outcome = unwanted ? 'unwanted' : 'kept';
      return { result: { outcome, summary: stored?.summary ?? null }, change: null };
    }
    const mismatch = differenceFromDeclared(stored.summary, uploaded);
    if (mismatch !== null) {
      const error = { code: 'upload_mismatch' as const, message: mismatch, retryable: false };
      const change = transition(stored, { kind: 'fail', error }, now);
      return { result: { outcome: 'unwanted', summary: leftBy(change, stored) }, change };
    }
    const change = transition(stored, { kind: 'acceptUpload', generation }, now);
    const { run_id: runId } = stored.summary;
    const task = { analysisId, runId, dispatch: stored.work.dispatch };
    return { result: { outcome: task, summary: leftBy(change, stored) }, change };
  });

  ports.logger.info('upload_arrived', {
    analysisId,
    ...(typeof outcome !== 'string' && { runId: outcome.runId }),
    sizeBytes: uploaded.sizeBytes,
    outcome: typeof outcome === 'string' ? outcome : 'queued',
  });
  if (outcome === 'unwanted') await ports.bucket.remove(uploaded.path, generation);
  else if (outcome !== 'kept') await ports.tasks.enqueue(outcome);
  return summary;
}

/** No change made here removes a field. */
const leftBy = (change: Change, stored: Analysis) =>
  ({ ...stored.summary, ...change.summary }) as Summary;

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
