import { signalFormat } from '../../functions/src/signal/signal-format.ts';
import { seededRandom } from './synthesize-sound.ts';

const { frameWidth: width, frameHeight: height, frameRate } = signalFormat;

export interface Scene {
  /** Middle of a bright body, in pixels from the left. */
  bodyAt(seconds: number): number;
  /** Factor on the whole picture's brightness; 1 where absent. */
  lightAt?(seconds: number): number;
  /** Gray levels of noise on each pixel; none where absent. */
  noise?: number;
}

/** Frames of a bright body before an uneven wall, as the motion meter takes them. */
export function* filmed(scene: Scene, seconds: number): Generator<Uint8Array> {
  const random = seededRandom(7);
  for (let index = 0; index < Math.round(seconds * frameRate); index++) {
    const time = index / frameRate;
    const body = scene.bodyAt(time);
    const light = scene.lightAt?.(time) ?? 1;
    const frame = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const wall = 40 + x / 2 + (Math.floor(x / 8 + y / 8) % 2) * 20;
        const cover = y > 12 && y < 44 ? clamp(7 - Math.abs(x - body), 0, 1) : 0;
        const value = light * (wall + cover * (180 - wall)) + (scene.noise ?? 0) * (random() - 0.5);
        frame[y * width + x] = Math.round(clamp(value, 0, 255));
      }
    }
    yield frame;
  }
}

/** Sways from side to side, turning at firstSeconds and each period after. */
export function swaying(periodSeconds: number, firstSeconds = 0): (seconds: number) => number {
  return (seconds) => 48 + 18 * Math.cos((Math.PI * (seconds - firstSeconds)) / periodSeconds);
}

export const standing = () => 48;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
