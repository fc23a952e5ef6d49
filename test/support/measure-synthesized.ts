import type { Measurements } from '../../functions/src/contract/measurements.ts';
import { measure } from '../../functions/src/signal/measure.ts';
import {
  createMotionMeter,
  type Motion,
  type PictureMotion,
} from '../../functions/src/signal/motion/motion-meter.ts';
import { createSoundMeter, type Sound } from '../../functions/src/signal/onsets/sound-meter.ts';
import { filmed, type Scene } from './synthesize-frames.ts';
import { encodeSound } from './synthesize-sound.ts';

export function motionOf(scene: Scene, seconds: number): PictureMotion {
  const meter = createMotionMeter();
  for (const frame of filmed(scene, seconds)) meter.add(frame);
  return meter.finish();
}

export function soundOf(samples: Float64Array): Sound {
  const meter = createSoundMeter();
  meter.add(encodeSound(samples));
  return meter.finish();
}

export const noMotion: Motion = createMotionMeter().finish();

export function measureSound(samples: Float64Array): Measurements {
  return measure(noMotion, soundOf(samples));
}

export function measureScene(
  scene: Scene,
  samples: Float64Array | null,
  seconds: number,
): Measurements {
  return measure(motionOf(scene, seconds), samples === null ? null : soundOf(samples));
}
