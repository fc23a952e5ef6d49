import { bodyFramesCommand } from '../../domain/video/body-frames.ts';
import type { LookJob } from '../../workflows/ports/media.ts';
import { collectGarbage } from '../collect-garbage.ts';
import { frameReader } from './frame-reader.ts';
import { failureOfProxy } from './media-failures.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import type { ChildEnd } from './supervise-child.ts';

/** Decodes every Nth frame of a proxy and lets `onFrame` look at it; the child is dead at any failure. */
export async function lookAtVideo(ffmpegPath: string, job: LookJob): Promise<void> {
  job.signal.throwIfAborted();
  const failed = new AbortController();
  const signal = AbortSignal.any([job.signal, failed.signal]);
  // What normalising left.
  collectGarbage();
  await readFrames(ffmpegPath, { ...job, signal }, (reason) => failed.abort(reason));
  signal.throwIfAborted();
}

/** Hands over the frames one by one: a slow reader holds up the decoder. Calls `fail` where one of them does. */
export async function readFrames(
  ffmpegPath: string,
  { proxyPath, size, step, seconds, signal, onFrame }: LookJob,
  fail: (reason: unknown) => void,
): Promise<void> {
  let index = 0;
  const frames = frameReader(3 * size.width * size.height, async (frame) => {
    await onFrame(frame, index++);
    if (index % framesBetweenCollections === 0) collectGarbage();
  });
  const end = await runFfmpeg(ffmpegPath, bodyFramesCommand(proxyPath, size, step), {
    ...{ timeoutMs: timeoutMs(seconds), signal, onProgress: () => {} },
    onOutput: async (chunk) => {
      if (signal.aborted) return;
      await Promise.resolve(frames.take(chunk)).catch(fail);
    },
  });
  if (!isWell(end)) fail(problemOf(end, signal));
}

/** The pieces in which these frames came take 12 MB: as much as the model itself. */
const framesBetweenCollections = 32;

export const isWell = (end: ChildEnd) => end.cause === 'exited' && end.exitCode === 0;

/** A model takes some 30 ms for a tenth of a second, another 80 for a fifth: slower machines have time all the same. */
export function timeoutMs(seconds: number): number {
  return 60_000 + 10_000 * seconds;
}

export const problemOf = (end: ChildEnd, signal: AbortSignal) =>
  failureOfProxy(end, signal, 'The preview could not be made. Please try again.');
