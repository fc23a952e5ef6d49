import { quantile } from '../series.ts';
import { type LandmarkName, landmarks, type PoseTrack } from './pose-track.ts';
import { framesOf, type Point, type SeenFrame, sides, trunkLength } from './seen-frames.ts';

/** How somebody stands in the picture. */
export interface Framing {
  /** Of the body where it is stretched, in heights of the picture. */
  size: number;
  /** 0..1: shares of the looks at somebody in which the feet, or the head, are out of the picture. */
  feet_out: number;
  head_out: number;
}

/** Shares of the stature by Drillis and Contini (1966): trunk, thigh and shank; the nose is above the shoulders. */
const trunkShare = 0.288;
const legOfTrunk = (0.245 + 0.246) / trunkShare;
const noseOfTrunk = 0.11 / trunkShare;

/** A trunk is as long as it looks in its longest quarter: else it bends, or points at the camera. */
const stretchedQuantile = 0.75;

/** Null where nobody was seen. */
export function framingOf(track: PoseTrack): Framing | null {
  const frames = framesOf(track, 1);
  if (frames.length === 0) return null;
  const trunk = quantile(frames.map(trunkLength), stretchedQuantile);
  const picture = { width: track.aspect, height: 1 };
  const share = (where: (frame: SeenFrame) => Place) =>
    frames.filter((frame) => where(frame) === 'out').length / frames.length;
  return {
    size: Math.max(trunk / trunkShare, quantile(frames.map(extent), stretchedQuantile)),
    feet_out: share((frame) => feet(frame, trunk, picture)),
    head_out: share((frame) => head(frame, trunk, picture)),
  };
}

/** Of its clear points, from side to side or from top to bottom: of who lies towards the camera. */
function extent({ at }: SeenFrame): number {
  const points = landmarks.map(({ name }) => at(name)).filter((point) => point !== null);
  const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  return Math.max(span(points.map(({ x }) => x)), span(points.map(({ y }) => y)));
}

/** Hidden: not seen, though it has to be within the picture. */
type Place = 'in' | 'out' | 'hidden';
interface Picture {
  width: number;
  height: number;
}

/** In, where one of them is. */
function feet(frame: SeenFrame, trunk: number, picture: Picture): Place {
  return nearest(
    sides.map((side) => {
      const [hip, knee, ankle] = [`${side}_hip`, `${side}_knee`, `${side}_ankle`] as const;
      const expected =
        beyond(frame.at(hip), frame.at(knee), 1) ?? alongTrunk(frame, legOfTrunk * trunk);
      return placeOf(frame.at(ankle), expected, picture);
    }),
  );
}

const headPoints = [
  'nose',
  'left_eye',
  'right_eye',
  'left_ear',
  'right_ear',
] as const satisfies readonly LandmarkName[];

function head(frame: SeenFrame, trunk: number, picture: Picture): Place {
  const expected = alongTrunk(frame, -noseOfTrunk * trunk);
  return nearest(headPoints.map((name) => placeOf(frame.at(name), expected, picture)));
}

function nearest(places: readonly Place[]): Place {
  if (places.includes('in')) return 'in';
  return places.includes('out') ? 'out' : 'hidden';
}

function placeOf(seen: Point | null, expected: Point, picture: Picture): Place {
  if (seen !== null) return isIn(seen, picture) ? 'in' : 'out';
  return isIn(expected, picture) ? 'hidden' : 'out';
}

const isIn = ({ x, y }: Point, { width, height }: Picture) =>
  x >= 0 && x <= width && y >= 0 && y <= height;

/** As far beyond a joint as it is from its root. */
function beyond(root: Point | null, joint: Point | null, share: number): Point | null {
  return (
    root &&
    joint && { x: joint.x + share * (joint.x - root.x), y: joint.y + share * (joint.y - root.y) }
  );
}

/** Below the hips along the trunk, or, where it is negative, above the shoulders. */
function alongTrunk({ shoulders, hips }: SeenFrame, distance: number): Point {
  const length = Math.max(1e-6, Math.hypot(hips.x - shoulders.x, hips.y - shoulders.y));
  const from = distance < 0 ? shoulders : hips;
  return {
    x: from.x + ((hips.x - shoulders.x) / length) * distance,
    y: from.y + ((hips.y - shoulders.y) / length) * distance,
  };
}
