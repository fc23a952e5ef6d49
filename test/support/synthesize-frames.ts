import { signalFormat } from '../../functions/src/signal/signal-format.ts';
import { seededRandom } from './synthesize-sound.ts';

const { frameWidth: width, frameHeight: height, frameRate } = signalFormat;
const middleX = (width - 1) / 2;
const middleY = (height - 1) / 2;

export interface Scene {
  /** Middle of a bright body, in pixels from the left. */
  bodyAt(seconds: number): number;
  /** Factor on the whole picture's brightness; 1 where absent. */
  lightAt?(seconds: number): number;
  /** Gray levels of noise on each pixel; none where absent. */
  noise?: number;
  /** How a camera has moved the whole picture; nowhere where absent. */
  cameraAt?(seconds: number): SeenMove;
  /** Gray levels behind the body; soft tiles where absent. */
  wallAt?(x: number, y: number, seconds: number): number;
}

export interface SeenMove {
  /** In pixels. */
  right: number;
  down: number;
  /** A factor on its size, about its middle; 1 where absent. */
  size?: number;
  /** About its middle, in degrees. */
  turn?: number;
}

export const tiledWall = (x: number, y: number) => 60 + x / 2 + 20 * edge(x) * edge(y);
export const plainWall = () => 90;

/** Frames of a bright body before an uneven wall, as the motion meter takes them. */
export function* filmed(scene: Scene, seconds: number): Generator<Uint8Array> {
  const random = seededRandom(7);
  for (let index = 0; index < Math.round(seconds * frameRate); index++) {
    const time = index / frameRate;
    const body = scene.bodyAt(time);
    const light = scene.lightAt?.(time) ?? 1;
    const camera: SeenMove = scene.cameraAt?.(time) ?? { right: 0, down: 0 };
    const { size = 1, turn = 0 } = camera;
    const cosine = Math.cos((turn * Math.PI) / 180) / size;
    const sine = Math.sin((turn * Math.PI) / 180) / size;
    const frame = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [fromX, fromY] = [x - middleX, y - middleY];
        const placeX = middleX + cosine * fromX + sine * fromY - camera.right;
        const placeY = middleY + cosine * fromY - sine * fromX - camera.down;
        const wall = (scene.wallAt ?? tiledWall)(placeX, placeY, time);
        const cover =
          clamp(16 - Math.abs(placeY - 28), 0, 1) * clamp(7 - Math.abs(placeX - body), 0, 1);
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

/** From one tile to the next, within a pixel or so as a lens shows it. */
function edge(position: number): number {
  return clamp(3 * Math.sin((Math.PI * position) / 8), -1, 1);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
