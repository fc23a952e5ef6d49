import type { Measurements } from '../../contract/measurements.ts';
import type { Trim } from '../../contract/params.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import { AppError } from '../../domain/errors.ts';
import type { BodyAbsence } from '../../domain/video/body-plan.ts';
import { type DecodingPlan, planDecoding } from '../../domain/video/decoding-plan.ts';
import type { CameraPath } from '../../signal/camera/camera-path.ts';
import { createLightMeter, type Light } from '../../signal/camera/light-meter.ts';
import type { TakeCurve } from '../../signal/curve.ts';
import { type MeasureOptions, measure, roundedSpan } from '../../signal/measure.ts';
import { measureRecording } from '../../signal/measure-recording.ts';
import { motionAbout } from '../../signal/motion/body-motion.ts';
import { createMotionMeter, type PictureMotion } from '../../signal/motion/motion-meter.ts';
import { createSoundMeter, type Sound } from '../../signal/onsets/sound-meter.ts';
import { measureBody } from '../../signal/pose/measure-body.ts';
import { isOfSeveral } from '../../signal/pose/of-several.ts';
import { poseCurves } from '../../signal/pose/pose-curves.ts';
import type { PoseTrack } from '../../signal/pose/pose-track.ts';
import { presenceOfAll, seenSpans } from '../../signal/pose/presence.ts';
import type { FollowedDancers } from '../../signal/pose/tracks/follow-dancers.ts';
import { measureDancers } from '../../signal/pose/tracks/measure-dancers.ts';
import { findRepetitions } from '../../signal/repetitions/find-repetitions.ts';
import {
  createPositionMeter,
  type PositionTrack,
} from '../../signal/repetitions/picture-positions.ts';
import { measureTogether } from '../../signal/together/measure-together.ts';
import type { Media } from '../ports/media.ts';
import type { Workspace } from '../ports/workspaces.ts';
import { type DecodedByPlan, decodeByPlan } from './decode-by-plan.ts';
import type { CheckedVideo } from './fetch-video.ts';
import type { FollowedBody } from './follow-body.ts';
import type { OnProgress } from './run-stages.ts';

export interface Measured extends DecodedByPlan {
  motion: PictureMotion;
  /** Null without a frame. */
  light: Light | null;
  /** Null where nobody looks for repetitions. */
  positions: PositionTrack | null;
  /** What the sound is recorded in, for people, should nothing of it have been decoded; or null. */
  lostSound: string | null;
}

export interface NormaliseOptions {
  trim: Trim | null;
  finds: Profile['finds'];
  maxSeconds: number;
  signal: AbortSignal;
  onProgress: OnProgress;
  takeCurve?: TakeCurve;
  /** Refuses what the worker has no room for: a decode may meet larger pictures than were probed. */
  requireRoom?(pictureBytes: number): Promise<void>;
}

/** One decode of the source: the proxy and the sound into files, the motion into numbers. */
export async function normaliseVideo(
  media: Media,
  workspace: Workspace,
  checked: CheckedVideo,
  { trim, finds, maxSeconds, signal, onProgress, takeCurve, requireRoom }: NormaliseOptions,
): Promise<Measured> {
  const { lengthSeconds } = checked;
  let meters = createMeters(finds);
  const decoded = await decodeByPlan(planDecoding(checked, trim), async (plan) => {
    await requireRoom?.(pictureBytes(checked, plan));
    meters = createMeters(finds);
    return media.normalise({
      sourcePath: workspace.path('source'),
      proxyPath: workspace.path('proxy.mp4'),
      soundPath: workspace.path(soundFile),
      plan,
      lengthSeconds,
      maxSeconds: maxSeconds + headerSlackSeconds,
      onFrame: meters.add,
      onProgress: (seconds) => onProgress(seconds / Math.max(1, lengthSeconds)),
      signal,
    });
  });
  if (decoded.durationSeconds > maxSeconds + headerSlackSeconds / 2) throw tooLong(maxSeconds);
  return {
    ...decoded,
    ...meters.finish(takeCurve),
    lostSound: lostSound(checked, decoded.plan),
  };
}

/** One picture of the largest size that is known of by then, decoded. */
function pictureBytes(checked: CheckedVideo, { picture: { size } }: DecodingPlan): number {
  const grown = (size.width * size.height) / (checked.width * checked.height);
  return checked.pictureBytes * Math.max(1, grown);
}

/** What the sound is recorded in, should nothing of it be heard though there is some in the part. */
function lostSound({ sound, undecodedSound }: CheckedVideo, plan: DecodingPlan): string | null {
  if (sound === null) return undecodedSound;
  const from = plan.trim?.start_seconds ?? 0;
  const to = plan.trim?.end_seconds ?? Number.POSITIVE_INFINITY;
  return sound.startSeconds < to && sound.endSeconds > from ? sound.codecName : null;
}

function createMeters(finds: Profile['finds']) {
  const motion = createMotionMeter();
  const light = createLightMeter();
  const positions = finds === 'repetitions' ? createPositionMeter() : null;
  return {
    add(frame: Uint8Array): void {
      motion.add(frame);
      light.add(frame);
      positions?.add(frame);
    },
    finish: (takeCurve?: TakeCurve) => ({
      motion: motion.finish(takeCurve),
      light: light.finish(),
      positions: positions?.finish() ?? null,
    }),
  };
}

const soundFile = 'sound.s16le';

function tooLong(maxSeconds: number): AppError {
  return new AppError(
    'video_too_long',
    `The video is longer than the ${maxSeconds} s that we judge. Please trim it.`,
  );
}

/** A header may claim less than the file holds: decoding stops this far past the limit. */
const headerSlackSeconds = 2;

export async function measureVideo(
  workspace: Workspace,
  { motion, light, positions, plan, lostSound }: Measured,
  followed: FollowedBody,
  { expected = null, takeCurve }: MeasureOptions = {},
): Promise<Measurements> {
  const sound = plan.sound === null ? null : await readSound(workspace);
  const { track, several, indistinct, named, secondLooks } = followed;
  const isOne = track === null || !isOfSeveral(track, motion.cutSeconds, secondLooks);
  const body = isOne ? track && measureBody(track) : null;
  const bodies = several && measureDancers(several, named !== null);
  if (track && takeCurve) for (const curve of poseCurves(track)) takeCurve(curve);
  const presence = presenceOfAll(several?.everybody ?? (track && [track]));
  // A level lies between two pictures.
  const pictureSeconds = (motion.levels.length + 1) / motion.rate;
  const seen = presence && seenSpans(presence, pictureSeconds);
  const moved = presence === null ? motion : motionAbout(motion, presence);
  return {
    ...measure(moved, sound, seen, { expected, takeCurve }),
    recording_quality: measureRecording({
      ...{ light, shake: motion.shake, sound, secondLooks },
      track: track ?? clearestOf(several),
    }),
    undecoded_sound: sound?.loudnessDbfs == null ? lostSound : null,
    body,
    bodies: bodies === null || bodies.length === 0 ? null : bodies,
    indistinct_spans: indistinct?.map(roundedSpan) ?? null,
    together: several && togetherOf(several, motion.camera, takeCurve),
    body_absence: body === null && !bodies?.length ? absenceOf(followed, isOne) : null,
    dancers_named: named,
    ...(positions && findRepetitions(positions, body && track, motion.cutSeconds, takeCurve)),
  };
}

function absenceOf({ absence, named }: FollowedBody, isOne: boolean): BodyAbsence {
  if (absence !== null) return absence;
  if (named !== null) return 'nobody_named';
  return isOne ? 'nobody_seen' : 'several_seen';
}

function togetherOf(
  { dancers }: FollowedDancers,
  camera: CameraPath,
  takeCurve: TakeCurve | undefined,
) {
  return measureTogether(
    dancers.map(({ track }) => track),
    { camera, takeCurve },
  );
}

/** Of several the one who is seen most shows how they stand in the picture. */
function clearestOf(several: FollowedDancers | null): PoseTrack | null {
  const bySeen = several?.dancers.toSorted(
    (one, other) => other.sightings.length - one.sightings.length,
  );
  return bySeen?.[0]?.track ?? null;
}

async function readSound(workspace: Workspace): Promise<Sound> {
  const meter = createSoundMeter();
  for await (const chunk of workspace.read(soundFile)) meter.add(chunk);
  await workspace.remove(soundFile);
  return meter.finish();
}
