import { rm } from 'node:fs/promises';
import { cutCommand } from '../../domain/video/cut-command.ts';
import type { CutJob } from '../../workflows/ports/media.ts';
import { failureOfProxy } from './media-failures.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** Leaves no clip where it fails; an abort rejects with the signal's reason. */
export async function cutClip(ffmpegPath: string, job: CutJob): Promise<void> {
  job.signal.throwIfAborted();
  try {
    await encode(ffmpegPath, job);
  } catch (error) {
    await rm(job.clipPath, { force: true });
    throw error;
  }
}

async function encode(ffmpegPath: string, job: CutJob): Promise<void> {
  let frames = 0;
  const end = await runFfmpeg(ffmpegPath, cutCommand(job), {
    timeoutMs: timeoutMs(job.endSeconds - job.startSeconds),
    signal: job.signal,
    onOutput: () => {},
    onProgress: (reached) => {
      frames = reached.frames;
    },
  });
  if (end.cause === 'exited' && end.exitCode === 0 && frames > 0) return;
  throw failureOfProxy(end, job.signal, 'A clip could not be cut. Please try again.');
}

/** As for normalising: five times the length, and a start. */
function timeoutMs(seconds: number): number {
  return 60_000 + 5_000 * seconds;
}
