import type { Measurements } from '../../contract/measurements.ts';
import type { Trim } from '../../contract/params.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import { AppError } from '../../domain/errors.ts';
import { measureBody } from '../../signal/body/measure-body.ts';
import { measure } from '../../signal/measure.ts';
import { createMotionMeter, type Motion } from '../../signal/motion-meter.ts';
import { createPositionMeter, type PositionTrack } from '../../signal/position-track.ts';
import { findRepetitions } from '../../signal/repetitions/find-repetitions.ts';
import { createSoundMeter, type Sound } from '../../signal/sound-meter.ts';
import type { Media, Normalised } from '../ports/media.ts';
import type { Workspace } from '../ports/workspaces.ts';
import type { CheckedVideo } from './fetch-video.ts';
import type { FollowedBody } from './follow-body.ts';
import type { OnProgress } from './run-stages.ts';

export interface Measured extends Normalised {
  motion: Motion;
  /** Null where nobody looks for repetitions. */
  positions: PositionTrack | null;
  hasSound: boolean;
}

/** One decode of the source: the proxy and the sound into files, the motion into numbers. */
export async function normaliseVideo(
  media: Media,
  workspace: Workspace,
  { lengthSeconds, frameRate, hasAudio }: CheckedVideo,
  options: {
    trim: Trim | null;
    finds: Profile['finds'];
    maxSeconds: number;
    signal: AbortSignal;
    onProgress: OnProgress;
  },
): Promise<Measured> {
  const { trim, finds, maxSeconds, signal, onProgress } = options;
  const meter = createMotionMeter();
  const positions = finds === 'repetitions' ? createPositionMeter() : null;
  const normalised = await media.normalise({
    sourcePath: workspace.path('source'),
    proxyPath: workspace.path('proxy.mp4'),
    soundPath: hasAudio ? workspace.path('sound.s16le') : null,
    trim,
    frameRate,
    lengthSeconds,
    maxSeconds: maxSeconds + headerSlackSeconds,
    onFrame(frame) {
      meter.add(frame);
      positions?.add(frame);
    },
    onProgress: (seconds) => onProgress(seconds / Math.max(1, lengthSeconds)),
    signal,
  });
  if (normalised.durationSeconds > maxSeconds + headerSlackSeconds / 2) {
    throw new AppError(
      'video_too_long',
      `The video is longer than the ${maxSeconds} s that we judge. Please trim it.`,
    );
  }
  return {
    ...normalised,
    motion: meter.finish(),
    positions: positions?.finish() ?? null,
    hasSound: hasAudio,
  };
}

/** A header may claim less than the file holds: decoding stops this far past the limit. */
const headerSlackSeconds = 2;

export async function measureVideo(
  workspace: Workspace,
  { motion, positions, hasSound }: Measured,
  { track, absence }: FollowedBody,
): Promise<Measurements> {
  const sound = hasSound ? await readSound(workspace) : null;
  const body = track && measureBody(track);
  return {
    ...measure(motion, sound),
    body,
    body_absence: track !== null && body === null ? 'nobody_seen' : absence,
    repetitions: positions && findRepetitions(positions, body && track),
  };
}

async function readSound(workspace: Workspace): Promise<Sound> {
  const meter = createSoundMeter();
  for await (const chunk of workspace.read('sound.s16le')) meter.add(chunk);
  await workspace.remove('sound.s16le');
  return meter.finish();
}
