import { rm, stat } from 'node:fs/promises';
import type { Trim } from '../../contract/params.ts';
import { AppError } from '../../domain/errors.ts';
import { type Surprise, watchDecoding } from '../../domain/video/decoding-plan.ts';
import {
  maxProxyBytes,
  normaliseCommand,
  outputSeconds,
  plausibleSeconds,
  steadySoundCommand,
} from '../../domain/video/ffmpeg-arguments.ts';
import { asNumber } from '../../domain/video/frame-rate.ts';
import { smallFrameBytes } from '../../signal/signal-format.ts';
import type { Decoded, Normalised, NormaliseJob } from '../../workflows/ports/media.ts';
import { frameReader } from './frame-reader.ts';
import { failureOf, unreadable } from './media-failures.ts';
import { type FfmpegProgress, runFfmpeg } from './run-ffmpeg.ts';
import type { ChildEnd } from './supervise-child.ts';

/**
 * Runs the one decode. On any failure, abort included, no output is left; an abort rejects with the
 * signal's reason, what `onFrame` or `onProgress` throws ends the run and is passed on.
 */
export async function normaliseVideo(ffmpegPath: string, job: NormaliseJob): Promise<Decoded> {
  job.signal.throwIfAborted();
  const steadySoundPath = `${job.soundPath}.mka`;
  try {
    if (job.plan.sound?.isChanging) await steadySound(ffmpegPath, { ...job, steadySoundPath });
    return { isWhole: true, ...(await decode(ffmpegPath, job, steadySoundPath)) };
  } catch (error) {
    await rm(job.proxyPath, { force: true });
    await rm(job.soundPath, { force: true });
    if (error instanceof Surprised) return { isWhole: false, surprise: error.surprise };
    const isUnreadable = error instanceof AppError && error.code === 'video_unreadable';
    if (job.plan.sound === null || !isUnreadable) throw error;
    return { isWhole: false, surprise: { kind: 'failed_with_sound' } };
  } finally {
    await rm(steadySoundPath, { force: true });
  }
}

/** Ends a decode whose plan does not hold. */
class Surprised extends Error {
  override readonly name = 'Surprised';
  readonly surprise: Surprise;
  constructor(surprise: Surprise) {
    super(surprise.kind);
    this.surprise = surprise;
  }
}

/** However it fails, the picture can be judged without it. */
async function steadySound(
  ffmpegPath: string,
  job: NormaliseJob & { steadySoundPath: string },
): Promise<void> {
  const { plan, lengthSeconds, signal } = job;
  const command = steadySoundCommand(job, plan.sound?.index ?? 0);
  const end = await runFfmpeg(ffmpegPath, command, {
    ...{ signal, onOutput: () => {}, onProgress: () => {} },
    timeoutMs: timeoutMs((plan.trim?.start_seconds ?? 0) + lengthSeconds),
  });
  signal.throwIfAborted();
  if (end.cause !== 'exited' || end.exitCode !== 0) {
    throw new Surprised({ kind: 'failed_with_sound' });
  }
}

async function decode(
  ffmpegPath: string,
  job: NormaliseJob,
  steadySoundPath: string,
): Promise<Normalised> {
  const { plan } = job;
  const maxSeconds = Math.min(job.maxSeconds, plausibleSeconds(job.lengthSeconds));
  const seconds = outputSeconds(plan.trim, maxSeconds);
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
  const watch = watchDecoding(plan);
  const frameRate = asNumber(plan.picture.frameRate);
  let progress: FfmpegProgress = { frames: 0, seconds: 0 };
  const end = await runFfmpeg(
    ffmpegPath,
    normaliseCommand({ ...job, steadySoundPath, maxSeconds }),
    {
      timeoutMs: timeoutMs((plan.trim?.start_seconds ?? 0) + Math.min(job.lengthSeconds, seconds)),
      signal,
      onOutput: guard(frames.take),
      onTold: guard((told) => {
        const surprise = watch(told);
        if (surprise !== null) throw new Surprised(surprise);
      }),
      onProgress: guard((reached) => {
        // ffmpeg 7.1 tells of a packet that it wrote a while ago.
        progress = { ...reached, seconds: Math.max(reached.seconds, reached.frames / frameRate) };
        job.onProgress(Math.min(progress.seconds, seconds));
      }),
    },
  );
  if (end.cause === 'timed_out') throw tooSlow(end);
  // The jump may have landed behind the last picture that can be decoded.
  const missedAll = end.cause === 'exited' && progress.frames === 0 && plan.seekSeconds !== null;
  if (missedAll) throw new Surprised({ kind: 'late_start' });
  if (end.cause !== 'exited' || end.exitCode !== 0) throw failureOf(end, signal);
  if (progress.frames === 0) throw plan.trim === null ? unreadable(end) : emptyPart(plan.trim, end);
  if (frames.framesRead() === 0) throw noSmallFrame(end);
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

function emptyPart({ start_seconds: start, end_seconds: end }: Trim, cause: ChildEnd): AppError {
  const part = `${Math.round(start * 10) / 10} s to ${Math.round(end * 10) / 10} s`;
  return new AppError(
    'video_unreadable',
    `The part from ${part} has no picture. Please choose another part of the video.`,
    { cause },
  );
}

/** Pictures were decoded, and our filters let none through: the video is not to blame. */
function noSmallFrame(end: ChildEnd): AppError {
  return new AppError('internal', 'The video could not be measured. Please try again later.', {
    cause: { ...end, stderrTail: `no small frame came\n${end.stderrTail}` },
  });
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
