import { rm, stat } from 'node:fs/promises';
import { AppError } from '../../domain/errors.ts';
import {
  maxProxyBytes,
  normaliseCommand,
  outputSeconds,
  plausibleSeconds,
} from '../../domain/video/ffmpeg-arguments.ts';
import { smallFrameBytes } from '../../signal/signal-format.ts';
import type { Normalised, NormaliseJob } from '../../workflows/ports/media.ts';
import { frameReader } from './frame-reader.ts';
import { failureOf, unreadable } from './media-failures.ts';
import { type FfmpegProgress, runFfmpeg } from './run-ffmpeg.ts';
import type { ChildEnd } from './supervise-child.ts';

/**
 * Runs the one decode. On any failure, abort included, no output is left; an abort rejects with the
 * signal's reason, what `onFrame` or `onProgress` throws ends the run and is passed on.
 */
export async function normaliseVideo(ffmpegPath: string, job: NormaliseJob): Promise<Normalised> {
  job.signal.throwIfAborted();
  try {
    return await decode(ffmpegPath, job);
  } catch (error) {
    await rm(job.proxyPath, { force: true });
    if (job.soundPath !== null) await rm(job.soundPath, { force: true });
    throw error;
  }
}

async function decode(ffmpegPath: string, job: NormaliseJob): Promise<Normalised> {
  const maxSeconds = Math.min(job.maxSeconds, plausibleSeconds(job.lengthSeconds));
  const seconds = outputSeconds(job.trim, maxSeconds);
  const frames = frameReader(smallFrameBytes, job.onFrame);
  const listener = new AbortController();
  const signal = AbortSignal.any([job.signal, listener.signal]);
  const guard =
    <T>(listen: (value: T) => void) =>
    (value: T) => {
      if (signal.aborted) return;
      try {
        listen(value);
      } catch (error) {
        listener.abort(error);
      }
    };
  let progress: FfmpegProgress = { frames: 0, seconds: 0 };
  const end = await runFfmpeg(ffmpegPath, normaliseCommand({ ...job, maxSeconds }), {
    timeoutMs: timeoutMs((job.trim?.start_seconds ?? 0) + Math.min(job.lengthSeconds, seconds)),
    signal,
    onOutput: guard(frames.take),
    onProgress: guard((reached) => {
      progress = reached;
      job.onProgress(Math.min(reached.seconds, seconds));
    }),
  });
  if (end.cause === 'timed_out') throw tooSlow(end);
  if (end.cause !== 'exited' || end.exitCode !== 0) throw failureOf(end, signal);
  if (frames.framesRead() === 0 || progress.frames === 0) throw unreadable(end);
  if (maxSeconds < job.maxSeconds && progress.seconds >= maxSeconds - 1) throw timeless(end);
  if ((await stat(job.proxyPath)).size >= maxProxyBytes(seconds) - 1_000_000) throw tooDense(end);
  return {
    durationSeconds: progress.seconds,
    framesDecoded: progress.frames,
    framesMeasured: frames.framesRead(),
  };
}

/** 1080p takes a quarter of its length on two cores, 4K at 60 about twice: five times, and a start. */
function timeoutMs(seconds: number): number {
  return 60_000 + 5_000 * seconds;
}

/** A time stamp that jumps ahead would be filled with minutes of the same frame. */
function timeless(end: ChildEnd): AppError {
  return unreadable({ ...end, stderrTail: `far longer than its packets\n${end.stderrTail}` });
}

function tooSlow(end: ChildEnd): AppError {
  return new AppError(
    'processing_timeout',
    'The video took too long to convert. Please upload it shorter or in a lower resolution.',
    { cause: end },
  );
}

function tooDense(end: ChildEnd): AppError {
  return new AppError(
    'video_too_large',
    'The video stays too large when converted. Please upload it shorter or less noisy.',
    { cause: end },
  );
}
