import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeWork } from '../../../functions/src/adapters/firestore/documents.ts';
import type { Params } from '../../../functions/src/contract/params.ts';
import type { AnalysisType } from '../../../functions/src/contract/vocabulary.ts';
import { newAnalysis } from '../../../functions/src/domain/states/new-analysis.ts';
import { transition } from '../../../functions/src/domain/states/transition.ts';
import { sourcePath } from '../../../functions/src/domain/video/object-paths.ts';
import type { RunTask } from '../../../functions/src/workflows/ports/task-queue.ts';
import { adminSdk } from '../admin-sdk.ts';

/**
 * What lies there when a worker's task is delivered: the video in the bucket's folder, copied in a
 * stream, and the documents of a new analysis whose upload was accepted. Triggers must be off, or
 * the emulator's own worker takes the run.
 */
export async function queueAnalysis(
  videoPath: string,
  bucketFolder: string,
  {
    analysisType = 'solo',
    params = null,
  }: { analysisType?: AnalysisType; params?: Params | null } = {},
): Promise<RunTask> {
  const { firestore } = adminSdk();
  const now = new Date();
  const [analysisId, runId, userId] = [randomUUID(), randomUUID(), randomUUID()];
  const target = path.join(bucketFolder, sourcePath(userId, analysisId));
  await mkdir(path.dirname(target), { recursive: true });
  await pipeline(createReadStream(videoPath), createWriteStream(target));

  const { size: sizeBytes } = await stat(videoPath);
  const request = {
    analysisType,
    danceType: null,
    dancers: null,
    title: null,
    params,
    video: { contentType: 'video/mp4', sizeBytes },
    idempotencyKey: null,
  } as const;
  const analysis = newAnalysis({ analysisId, runId, userId, request }, now);
  const accepted = transition(analysis, { kind: 'acceptUpload', generation: '1' }, now);
  const work = { ...analysis.work, ...accepted.work };
  const document = firestore.doc(`analyses/${analysisId}`);
  const batch = firestore.batch();
  batch.create(document, { ...analysis.summary, ...accepted.summary });
  batch.create(document.collection('private').doc('work'), writeWork(work));
  await batch.commit();
  return { analysisId, runId, dispatch: work.dispatch };
}
