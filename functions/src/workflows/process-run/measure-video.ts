import type { Measurements } from '../../contract/report.ts';
import { AppError } from '../../domain/errors.ts';
import { measure } from '../../signal/measure.ts';
import { createMotionMeter, type Motion } from '../../signal/motion-meter.ts';
import { createSoundMeter } from '../../signal/sound-meter.ts';
import type { Media, Normalised, Workspace } from '../ports.ts';
import type { CheckedVideo } from './fetch-video.ts';
import type { OnProgress } from './run-stages.ts';

export interface Measured extends Normalised {
  motion: Motion;
  hasSound: boolean;
}

/** One decode of the source: the proxy and the sound into files, the motion into numbers. */
export async function normaliseVideo(
  media: Media,
  workspace: Workspace,
  { trim, lengthSeconds, video }: CheckedVideo,
  options: { maxSeconds: number; signal: AbortSignal; onProgress: OnProgress },
): Promise<Measured> {
  const { maxSeconds, signal, onProgress } = options;
  const meter = createMotionMeter();
  const hasSound = video.has_audio === true;
  const normalised = await media.normalise({
    sourcePath: workspace.path('source'),
    proxyPath: workspace.path('proxy.mp4'),
    soundPath: hasSound ? workspace.path('sound.s16le') : null,
    trim,
    frameRate: video.frame_rate,
    lengthSeconds,
    maxSeconds: maxSeconds + headerSlackSeconds,
    onFrame: meter.add,
    onProgress: (seconds) => onProgress(seconds / Math.max(1, lengthSeconds)),
    signal,
  });
  if (normalised.durationSeconds > maxSeconds + headerSlackSeconds / 2) {
    throw new AppError('video_too_long', `The video is longer than ${maxSeconds} seconds.`);
  }
  return { ...normalised, motion: meter.finish(), hasSound };
}

/** A header may claim less than the file holds: decoding stops this far past the limit. */
const headerSlackSeconds = 2;

export async function measureVideo(
  workspace: Workspace,
  { motion, hasSound }: Measured,
): Promise<Measurements> {
  if (!hasSound) return measure(motion, null);
  const meter = createSoundMeter();
  for await (const chunk of workspace.read('sound.s16le')) meter.add(chunk);
  return measure(motion, meter.finish());
}
