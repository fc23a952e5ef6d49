import type { CameraPath } from '../../../functions/src/signal/camera/camera-path.ts';
import { stillCamera } from '../../../functions/src/signal/motion/picture.ts';
import {
  landmarks,
  type PoseTrack,
  valuesPerLandmark,
} from '../../../functions/src/signal/pose/pose-track.ts';
import { signalFormat } from '../../../functions/src/signal/signal-format.ts';
import { trackOf } from '../../unit/signal/pose/synthesize-track.ts';
import { seededRandom } from '../synthesize-sound.ts';
import type { Dance } from './dance.ts';

export interface DrawnDancer {
  dance: Dance;
  /** Of the picture's width: where the dancer stands, at a second. */
  at(seconds: number): number;
  /** Whether the dancer is seen. */
  isSeen?(seconds: number): boolean;
}

export interface Scene {
  dancers: readonly DrawnDancer[];
  seconds: number;
  looksPerSecond: number;
  /**
   * Standard deviation of each landmark from look to look, trunk lengths. MoveNet's on 37 filmed clips: .001
   * to .05 at hips and shoulders, the median .01; up to .1 at wrists and ankles, the median .02.
   */
  jitter?: number;
  /** Of shoulders and hips, as a share of their width from the front: 1 where it is left out. */
  width?: number | ((seconds: number) => number);
  /** Where the camera has carried the picture by then, of its width and height; absent: it stands. */
  camera?(seconds: number): { x: number; y: number };
}

export interface Drawn {
  tracks: PoseTrack[];
  camera: CameraPath;
}

const trunk = 0.22;
const aspect = 16 / 9;

export function drawDancers(scene: Scene): Drawn {
  return {
    tracks: scene.dancers.map((dancer, index) => drawOne(dancer, scene, index + 1)),
    camera: cameraOf(scene),
  };
}

function drawOne(dancer: DrawnDancer, scene: Scene, seed: number): PoseTrack {
  const { dance, at, isSeen = () => true } = dancer;
  const { seconds, looksPerSecond, jitter = 0.02, width = 1 } = scene;
  const { camera = () => ({ x: 0, y: 0 }) } = scene;
  const track = trackOf((second) => dance(second).pose, {
    ...{ seconds, framesPerSecond: looksPerSecond, aspect, trunk },
    ...{ hips: { x: 0, y: 0.55 }, width },
  });
  const random = seededRandom(1_000 * seed + Math.round(seconds * looksPerSecond));
  const frameValues = landmarks.length * valuesPerLandmark;
  for (const [look, second] of track.seconds.entries()) {
    const { hips } = dance(second);
    const moved = camera(second);
    for (let value = look * frameValues; value < (look + 1) * frameValues; value += 3) {
      const stray = () => jitter * gaussian(random);
      const right = at(second) + moved.x + ((hips.x + stray()) * trunk) / aspect;
      track.values[value] = (track.values[value] ?? 0) + right;
      track.values[value + 1] =
        (track.values[value + 1] ?? 0) + moved.y + (hips.y + stray()) * trunk;
      if (!isSeen(second)) track.values[value + 2] = 0;
    }
  }
  return track;
}

/** As the motion meter tells it. */
function cameraOf({ seconds, camera }: Scene): CameraPath {
  const { frameRate: rate, frameWidth, frameHeight } = signalFormat;
  const moves = Array.from({ length: Math.round(seconds * rate) }, (_, step) => {
    if (!camera) return stillCamera;
    const [from, to] = [camera(step / rate), camera((step + 1) / rate)];
    return {
      ...stillCamera,
      right: (to.x - from.x) * frameWidth,
      down: (to.y - from.y) * frameHeight,
    };
  });
  return { rate, moves };
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
