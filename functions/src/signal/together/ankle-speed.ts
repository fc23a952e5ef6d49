import type { CameraPath } from '../camera/camera-path.ts';
import { mean } from '../series.ts';
import type { Dancer } from './dancer.ts';
import { wentBetween } from './in-the-room.ts';
import type { Series } from './series.ts';
import { fastest, overSteps } from './steps.ts';

const ankles = ['left_ankle', 'right_ankle'] as const;

/** How fast the ankles move in the room, in trunk lengths a second, from each look to a step later. */
export const ankleSpeed = (dancer: Dancer, camera: CameraPath | null): Series =>
  overSteps(dancer, (before, after, seconds) => {
    const speeds = ankles.flatMap((name) => {
      const went = wentBetween(before, after, ({ at }) => at(name), dancer, camera);
      return went ? [Math.hypot(went.x, went.y) / seconds] : [];
    });
    return speeds.length < ankles.length ? null : Math.min(fastest, mean(speeds));
  });
