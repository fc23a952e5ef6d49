import { seededRandom } from '../../../test/support/synthesize-sound.ts';
import { beatsOf, type Clip, clipSeconds, type Dance } from './clip.ts';

export const frameWidth = 320;
export const frameHeight = 180;

const bodyHalfWidth = 16;
const reachPixels = 45;
const flashSeconds = 0.04;
const flashGain = 1.8;

/** Gray frames of a body that sways before a patterned wall, one after another. */
export function* drawFrames({ dance, camera, file }: Clip): Generator<Uint8Array> {
  const random = seededRandom(11);
  const bodyAt = sway(dance, gaussian(seededRandom(5)));
  const frame = new Uint8Array(frameWidth * frameHeight);
  for (let index = 0; index < clipSeconds * file.frameRate; index += 1) {
    const seconds = index / file.frameRate;
    const { cutEverySeconds, shakePixels, strobeHz } = camera;
    const shot = cutEverySeconds === null ? 0 : Math.floor(seconds / cutEverySeconds);
    const shakeX = shakePixels * wander(seconds, 0);
    const shakeY = shakePixels * wander(seconds, 9);
    const isFlash = strobeHz !== null && (seconds * strobeHz) % 1 < flashSeconds * strobeHz;
    const gain = isFlash ? flashGain : 1;
    const body = frameWidth / 2 + bodyAt(seconds) + shakeX;
    for (let y = 0; y < frameHeight; y += 1) {
      const covered = y > 30 + shakeY && y < 150 + shakeY;
      for (let x = 0; x < frameWidth; x += 1) {
        const wall = wallAt(x - shakeX, y - shakeY, shot);
        const cover = covered ? clamp(bodyHalfWidth - Math.abs(x - body), 0, 1) : 0;
        const light = gain * (wall + cover * (205 - wall)) + camera.noise * (random() - 0.5);
        frame[y * frameWidth + x] = Math.round(clamp(light, 0, 255));
      }
    }
    yield frame;
  }
}

/** Soft stripes and spots, other ones in each shot. */
function wallAt(x: number, y: number, shot: number): number {
  const turn = 1 + 0.7 * shot;
  return (
    80 + 30 * Math.sin(0.06 * turn * x + 0.9 * shot) + 22 * Math.sin(0.09 * y * turn + 2 * shot)
  );
}

/** A hand: slow, never quite the same, between -1 and 1. */
function wander(seconds: number, start: number): number {
  const phase = seconds + start;
  return (Math.sin(2.1 * phase) + Math.sin(3.7 * phase + 1) + Math.sin(7.9 * phase + 2)) / 3;
}

/** Pixels from the middle: it stands still for a moment where each movement ends. */
function sway(dance: Dance, stray: () => number): (seconds: number) => number {
  const ends = beatsOf(dance.bpm).map(
    (beat) => beat + dance.lateSeconds + dance.jitterSeconds * stray(),
  );
  const period = 60 / dance.bpm;
  return (seconds) => {
    const index = ends.findLastIndex((end) => end <= seconds);
    const from = ends[index] ?? (ends[0] ?? 0) - period;
    const to = ends[index + 1] ?? from + period;
    const share = clamp((seconds - from) / (to - from), 0, 1);
    const side = index % 2 === 0 ? 1 : -1;
    return side * reachPixels * Math.cos(Math.PI * share);
  };
}

function gaussian(random: () => number): () => number {
  return () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
