import { seededRandom } from '../../../test/support/synthesize-sound.ts';
import { beatsOf, type Camera, type Clip, type Dance } from './clip.ts';
import { editFrame, shownSeconds } from './edit-frame.ts';
import { frameHeight, frameWidth } from './frame-size.ts';

const bodyHalfWidth = 16;
const bodyHalfHeight = 60;
const bodyLight = 205;
const flashSeconds = 0.04;

/** Gray frames of a body that sways before a patterned wall, one after another, in the same bytes. */
export function* drawFrames({
  seconds: length,
  dance,
  camera,
  edit,
  file,
}: Clip): Generator<Uint8Array> {
  const random = seededRandom(11);
  const bodyAt = sway(dance, length, gaussian(seededRandom(5)));
  const frame = new Uint8Array(frameWidth * frameHeight);
  for (let index = 0; index < length * file.frameRate; index += 1) {
    const time = index / file.frameRate;
    const seconds = shownSeconds(edit, time);
    const view = viewAt(camera, seconds);
    const columns = Array.from({ length: frameWidth }, (_, x) => view.toWallX(x));
    const body = frameWidth / 2 + bodyAt(seconds);
    const cover = columns.map((x) => clamp(dance.size * bodyHalfWidth - Math.abs(x - body), 0, 1));
    const wall = wallOf(shotAt(camera, seconds));
    const across = columns.map(wall.across);
    const tilesAcross = columns.map(wall.tilesAcross);
    const gain = gainAt(camera, seconds);
    for (let row = 0; row < frameHeight; row += 1) {
      const y = view.toWallY(row);
      const down = wall.down(y);
      const tilesDown = wall.tilesDown(y);
      const standsHere = Math.abs(y - frameHeight / 2) < dance.size * bodyHalfHeight;
      for (let x = 0; x < frameWidth; x += 1) {
        const behind = (across[x] ?? 0) + down + tilesDown * (tilesAcross[x] ?? 0);
        const covered = standsHere ? (cover[x] ?? 0) : 0;
        const light = gain * (behind + covered * (bodyLight - behind));
        const noisy = light + camera.noise * (random() - 0.5);
        frame[row * frameWidth + x] = Math.round(clamp(noisy, 0, 255));
      }
    }
    editFrame(frame, edit, { seconds: time, length });
    yield frame;
  }
}

/** Soft stripes and spots and tiles with edges, other ones in each shot, equally bright. */
function wallOf(shot: number) {
  const turn = 1 + 0.7 * shot;
  const edges = (position: number) => clamp(4 * Math.sin(position), -1, 1);
  return {
    across: (x: number) => 80 + 24 * Math.sin(0.06 * turn * x + 0.9 * shot),
    down: (y: number) => 18 * Math.sin(0.09 * y * turn + 2 * shot),
    tilesAcross: (x: number) => 12 * edges(0.075 * x + 1.3 * shot),
    tilesDown: (y: number) => edges(0.11 * y + 0.8 * shot),
  };
}

const shotAt = ({ cutEverySeconds }: Camera, seconds: number) =>
  cutEverySeconds === null ? 0 : Math.floor(seconds / cutEverySeconds);

function gainAt({ strobe }: Camera, seconds: number): number {
  if (strobe === null) return 1;
  const isFlash = (seconds * strobe.hertz) % 1 < flashSeconds * strobe.hertz;
  return isFlash ? strobe.gain : 1;
}

/** What of the wall a pixel shows. */
function viewAt({ shakePixels, jerkPixels, panSpeed, zoom }: Camera, seconds: number) {
  const jolt = jerkPixels * joltAt(seconds);
  const right = shakePixels * wander(seconds, 0) + panAt(panSpeed, seconds) + jolt;
  const down = shakePixels * wander(seconds, 9) - 0.6 * jolt;
  const size = 1 + zoom * Math.sin(0.8 * seconds);
  return {
    toWallX: (x: number) => (x - frameWidth / 2) / size + frameWidth / 2 - right,
    toWallY: (y: number) => (y - frameHeight / 2) / size + frameHeight / 2 - down,
  };
}

const panSeconds = 4;

/** Evenly from one side to the other and back. */
function panAt(speed: number, seconds: number): number {
  const share = (seconds / panSeconds) % 2;
  return speed * panSeconds * (Math.abs(share - 1) - 0.5);
}

const joltEverySeconds = 2.7;
const joltSeconds = 0.3;

/** A push now and then, to and fro within a third of a second: -1 to 1. */
function joltAt(seconds: number): number {
  const since = seconds % joltEverySeconds;
  return since < joltSeconds ? Math.sin((2 * Math.PI * since) / joltSeconds) : 0;
}

/** A hand: slow, never quite the same, between -1 and 1. */
function wander(seconds: number, start: number): number {
  const phase = seconds + start;
  return (Math.sin(2.1 * phase) + Math.sin(3.7 * phase + 1) + Math.sin(7.9 * phase + 2)) / 3;
}

/** Pixels from the middle: it stands still for a moment where each movement ends. */
function sway(dance: Dance, length: number, stray: () => number): (seconds: number) => number {
  const ends = beatsOf(dance.bpm, length).map(
    (beat) => beat + dance.lateSeconds + dance.jitterSeconds * stray(),
  );
  const period = 60 / dance.bpm;
  return (seconds) => {
    const index = ends.findLastIndex((end) => end <= seconds);
    const from = ends[index] ?? (ends[0] ?? 0) - period;
    const to = ends[index + 1] ?? from + period;
    const share = clamp((seconds - from) / (to - from), 0, 1);
    const side = index % 2 === 0 ? 1 : -1;
    return side * dance.reachPixels * Math.cos(Math.PI * share);
  };
}

function gaussian(random: () => number): () => number {
  return () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
