import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { previewCommand } from '../../domain/video/body-frames.ts';
import type { RedrawJob } from '../../workflows/ports/media.ts';
import { collectGarbage } from '../collect-garbage.ts';
import { isWell, problemOf, readFrames, timeoutMs } from './look.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

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
  // What normalising left.
  collectGarbage();
  const encoding = runFfmpeg(ffmpegPath, previewCommand(job, size, frameRate / step), {
    ...{ timeoutMs: timeoutMs(job.seconds), signal, onProgress: () => {} },
    input: drawn,
    onOutput: () => {},
  }).then((end) => {
    if (isWell(end)) return;
    fail(problemOf(end, signal));
  });

  // On its way to the encoder a frame is in one of three places, so the fourth copy is free again.
  const copies = Array.from({ length: 4 }, () => new Uint8Array(frameBytes));
  const handOn = async (frame: Uint8Array, index: number) => {
    await job.onFrame(frame, index);
    const copy = copies[index % copies.length] ?? frame;
    copy.set(frame);
    if (!drawn.write(copy)) await once(drawn, 'drain', { signal });
  };
  await readFrames(ffmpegPath, { ...job, onFrame: handOn }, fail);
  drawn.end();
  await encoding;
  signal.throwIfAborted();
}
