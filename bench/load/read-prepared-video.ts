import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type PreparedVideo,
  preparedVideoSchema,
} from '../../functions/src/contract/prepared-video.ts';
import type { RunTask } from '../../functions/src/workflows/ports/task-queue.ts';

/** What a run kept of its video, in the bucket's folder. */
export async function readPreparedVideo(
  { analysisId }: RunTask,
  bucketFolder: string,
): Promise<PreparedVideo> {
  const pattern = path.join(bucketFolder, 'videos', '*', analysisId, 'prepared.json');
  for await (const file of glob(pattern)) {
    return preparedVideoSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  }
  throw new Error('The run kept nothing of its video.');
}
