import { type CameraPath, carried } from '../camera/camera-path.ts';
import type { Point, SeenFrame } from '../pose/seen-frames.ts';
import type { Dancer } from './dancer.ts';

/**
 * How far something went from one look to a later one, in trunk lengths, from where the camera would
 * show it had it stood still; null where it was not seen, or the camera's move is unknown. A camera of
 * which nothing is known (null) is taken to stand.
 */
export function wentBetween(
  before: SeenFrame,
  after: SeenFrame,
  pointOf: (frame: SeenFrame) => Point | null,
  { body, aspect }: Dancer,
  camera: CameraPath | null,
): Point | null {
  const [from, to] = [pointOf(before), pointOf(after)];
  if (from === null || to === null) return null;
  if (camera === null) return { x: to.x - from.x, y: to.y - from.y };
  const inPicture = { x: (from.x * body.trunk) / aspect, y: from.y * body.trunk };
  const expected = carried(inPicture, before.seconds, after.seconds, camera);
  if (expected === null) return null;
  return { x: to.x - (expected.x * aspect) / body.trunk, y: to.y - expected.y / body.trunk };
}
