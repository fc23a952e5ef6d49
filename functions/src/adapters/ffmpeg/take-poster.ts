import { readFile, rm } from 'node:fs/promises';
import { longestPoster } from '../../contract/poster.ts';
import { posterCommand, smallPosters } from '../../domain/video/poster-command.ts';
import type { PosterJob } from '../../workflows/ports/media.ts';
import { failureOfProxy } from './media-failures.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** To seek, and to decode some seconds at worst. */
const timeoutMs = 60_000;

/**
 * Writes one picture of a proxy and answers the finest small one that fits into a summary, as a data URL. Leaves
 * no file where it fails; an abort rejects with the signal's reason.
 */
export async function takePoster(ffmpegPath: string, job: PosterJob): Promise<string> {
  job.signal.throwIfAborted();
  const smallPaths = smallPosters.map(({ side }) => `${job.posterPath}.${side}`);
  try {
    const end = await runFfmpeg(ffmpegPath, posterCommand({ ...job, smallPaths }), {
      ...{ timeoutMs, signal: job.signal, onOutput: () => {}, onProgress: () => {} },
    });
    if (end.cause !== 'exited' || end.exitCode !== 0) {
      throw failureOfProxy(end, job.signal, 'The picture of the video could not be made.');
    }
    return await firstThatFits(smallPaths);
  } catch (error) {
    await rm(job.posterPath, { force: true });
    throw error;
  } finally {
    await Promise.all(smallPaths.map((path) => rm(path, { force: true })));
  }
}

async function firstThatFits(paths: readonly string[]): Promise<string> {
  for (const path of paths) {
    const url = `data:image/jpeg;base64,${await readFile(path, 'base64')}`;
    if (url.length <= longestPoster) return url;
  }
  throw new Error('not even the smallest picture fits into a summary');
}
