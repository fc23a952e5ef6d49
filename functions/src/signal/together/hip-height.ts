import type { CameraPath } from '../camera/camera-path.ts';
import type { SeenFrame } from '../pose/seen-frames.ts';
import { mean } from '../series.ts';
import { type Dancer, ratePerSecond } from './dancer.ts';
import { wentBetween } from './in-the-room.ts';
import type { Series } from './series.ts';

/** To both sides: what is slower is the way towards the camera, or the camera's own drift. */
const aboutSeconds = 1;

/** How high the hips are, in trunk lengths, above where they are within a second before and after. */
export function hipHeight(dancer: Dancer, camera: CameraPath | null): Series {
  const radius = Math.max(1, Math.round(aboutSeconds * ratePerSecond(dancer)));
  const above = (low: SeenFrame, high: SeenFrame) => {
    const [before, after] = low.index < high.index ? [low, high] : [high, low];
    const went = wentBetween(before, after, ({ hips }) => hips, dancer, camera);
    return went && (before === low ? -went.y : went.y);
  };
  return dancer.looks.map((frame, look) => {
    if (frame === null) return null;
    const others = dancer.looks
      .slice(Math.max(0, look - radius), look + radius + 1)
      .flatMap((other) => (other === null || other === frame ? [] : (above(other, frame) ?? [])));
    return others.length === 0 ? null : mean(others);
  });
}
