import type { Point, SeenFrame } from '../pose/seen-frames.ts';
import type { Dancer } from './dancer.ts';
import type { Pair } from './pair.ts';
import type { Series } from './series.ts';

/** The mean of both trunks' lengths, in heights of the picture: the unit of what lies between two. */
const unitOf = ({ one, other }: Pair): number => (one.body.trunk + other.body.trunk) / 2;

const middleOfTrunk = ({ shoulders, hips }: SeenFrame): Point => ({
  x: (shoulders.x + hips.x) / 2,
  y: (shoulders.y + hips.y) / 2,
});

/**
 * Where a point of one of them is, in trunk lengths (x and y as two series) about the middle between
 * both: wherever the two go, and the camera. Null where either is not seen.
 */
export function aboutMiddle(
  dancer: Dancer,
  pair: Pair,
  pointOf: (frame: SeenFrame) => Point | null = middleOfTrunk,
): [x: Series, y: Series] {
  const unit = unitOf(pair);
  const points = dancer.looks.map((frame, look): Point | null => {
    const [one, other] = [pair.one.looks[look] ?? null, pair.other.looks[look] ?? null];
    const point = frame && pointOf(frame);
    if (point === null || one === null || other === null) return null;
    const [its, theirs] = [middleOfTrunk(one), middleOfTrunk(other)];
    const from = (axis: 'x' | 'y') =>
      (point[axis] * dancer.body.trunk -
        (its[axis] * pair.one.body.trunk + theirs[axis] * pair.other.body.trunk) / 2) /
      unit;
    return { x: from('x'), y: from('y') };
  });
  return [points.map((point) => point?.x ?? null), points.map((point) => point?.y ?? null)];
}
