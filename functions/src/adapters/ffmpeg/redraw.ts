import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { bodyFramesCommand, previewCommand } from '../../domain/video/body-frames.ts';
import type { RedrawJob } from '../../workflows/ports/media.ts';
import { collectGarbage } from '../collect-garbage.ts';
import { frameReader } from './frame-reader.ts';
import { failureOfProxy } from './media-failures.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import type { ChildEnd } from './supervise-child.ts';

/**
 * Decodes every Nth frame of a proxy, lets `onFrame` look at it and draw on it, and encodes what it
 * left. Holds five frames at most: a slow reader holds up the decoder, a slow encoder the reader. On
 * any failure, abort included, both children are dead and no preview is left.
 */
export async function redrawVideo(ffmpegPath: string, job: RedrawJob): Promise<void> {
  job.signal.throwIfAborted();
  const failed = new AbortController();
  const signal = AbortSignal.any([job.signal, failed.signal]);
  try {
    await decodeAndEncode(ffmpegPath, { ...job, signal }, (reason) => failed.abort(reason));
  } catch (error) {
    await rm(job.previewPath, { force: true });
    throw error;
  }
}

async function decodeAndEncode(
  ffmpegPath: string,
  job: RedrawJob,
  fail: (reason: unknown) => void,
): Promise<void> {
  const { signal, size, step, frameRate } = job;
  const frameBytes = 3 * size.width * size.height;
  const drawn = new PassThrough({ highWaterMark: frameBytes });
  const run = { timeoutMs: timeoutMs(job.seconds), signal, onProgress: () => {} };
  // What normalising left.
  collectGarbage();
  const encoding = runFfmpeg(ffmpegPath, previewCommand(job, size, frameRate / step), {
    ...run,
    input: drawn,
    onOutput: () => {},
  }).then((end) => {
    if (isWell(end)) return;
    fail(problemOf(end, signal));
  });

  // On its way to the encoder a frame is in one of three places, so the fourth copy is free again.
  const copies = Array.from({ length: 4 }, () => new Uint8Array(frameBytes));
  let index = 0;
  const frames = frameReader(frameBytes, async (frame) => {
    await job.onFrame(frame, index++);
    const copy = copies[index % copies.length] ?? frame;
    copy.set(frame);
    if (!drawn.write(copy)) await once(drawn, 'drain', { signal });
    if (index % framesBetweenCollections === 0) collectGarbage();
  });
  const end = await runFfmpeg(ffmpegPath, bodyFramesCommand(job.proxyPath, size, step), {
    ...run,
    onOutput: async (chunk) => {
      if (signal.aborted) return;
      await Promise.resolve(frames.take(chunk)).catch(fail);
    },
  });
  if (!isWell(end)) fail(problemOf(end, signal));
  drawn.end();
  await encoding;
  signal.throwIfAborted();
}

/** The pieces in which these frames came take 12 MB: as much as the model itself. */
const framesBetweenCollections = 32;

const isWell = (end: ChildEnd) => end.cause === 'exited' && end.exitCode === 0;

/** A model takes some 30 ms for a tenth of a second: slower machines have time all the same. */
function timeoutMs(seconds: number): number {
  return 60_000 + 10_000 * seconds;
}

const problemOf = (end: ChildEnd, signal: AbortSignal) =>
  failureOfProxy(end, signal, 'The preview could not be made. Please try again.');
