import type { Summary } from '../contract/summary.ts';
import { parseSourcePath } from '../domain/object-paths.ts';
import { transition } from '../domain/transition.ts';
import type { Ports, RunTask } from './ports.ts';

export interface UploadedObject {
  path: string;
  contentType: string;
  sizeBytes: number;
  generation: string;
}

/** `known`: told before; `unwanted`: nobody waits for this object; else the task to queue. */
type Outcome = 'known' | 'unwanted' | RunTask;

/**
 * Queues the analysis whose video has arrived, if it is the one that was declared. Harmless when
 * told twice; an object that nobody waits for is removed.
 */
export async function acceptUpload(
  ports: Pick<Ports, 'analyses' | 'bucket' | 'tasks' | 'clock' | 'logger'>,
  uploaded: UploadedObject,
): Promise<void> {
  const owner = parseSourcePath(uploaded.path);
  if (owner === null) return;
  const { analysisId } = owner;
  const { generation } = uploaded;
  const now = ports.clock.now();

  const outcome = await ports.analyses.update<Outcome>(analysisId, (stored) => {
    if (stored === null) return { result: 'unwanted', change: null };
    if (stored.summary.status !== 'uploading') {
      const known = stored.work.sourceGeneration === generation || isOfOldServers(stored.summary);
      return { result: known ? 'known' : 'unwanted', change: null };
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
    sizeBytes: uploaded.sizeBytes,
    outcome: typeof outcome === 'string' ? outcome : 'queued',
  });
  if (outcome === 'unwanted') await ports.bucket.remove(uploaded.path, generation);
  else if (outcome !== 'known') await ports.tasks.enqueue(outcome);
}

/** Its video is being brought over by `npm run migrate`, which writes the document afterwards. */
const isOfOldServers = (summary: Summary) => summary.run_id === '';

function differenceFromDeclared({ video }: Summary, uploaded: UploadedObject): string | null {
  if (video === null || uploaded.sizeBytes !== video.size_bytes) {
    return `The upload has ${uploaded.sizeBytes} bytes, but ${video?.size_bytes} were announced. Please upload the video again.`;
  }
  if (uploaded.contentType !== video.content_type) {
    return `The upload is of type ${uploaded.contentType}, but ${video.content_type} was announced. Please upload the video again.`;
  }
  return null;
}
