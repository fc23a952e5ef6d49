import { type Canvas, type Color, createCanvas, drawEllipse, type Point, paint } from './canvas.ts';

/** An empty stage: a dark wall, two beams of light, a lit floor. */
export function createStage(width: number, height: number, origin: Point): Canvas {
  const stage = createCanvas(width, height);
  const horizon = origin.y - 34;
  paint(stage, (x, y) => (y < horizon ? wallAt(x, y, width) : floorAt(y - horizon)));
  const glow = { opacity: 0.55, softness: 0.9 };
  drawEllipse(stage, [214, 160, 190], { x: origin.x, y: origin.y + 2 }, { x: 250, y: 36 }, glow);
  return stage;
}

function wallAt(x: number, y: number, width: number): Color {
  const light = Math.max(beam(x, y, 0.24 * width, 0.42), beam(x, y, 0.76 * width, -0.42));
  return [34 + 0.06 * y + 66 * light, 26 + 0.05 * y + 52 * light, 66 + 0.12 * y + 84 * light];
}

/** A cone of light from a lamp at the top that slants by `slope` and fades on its way down. */
function beam(x: number, y: number, lampX: number, slope: number): number {
  const across = Math.abs(x - lampX - slope * y) / (18 + 0.26 * y);
  return across >= 1 ? 0 : (1 - across ** 2) ** 2 * Math.exp(-y / 260);
}

function floorAt(depth: number): Color {
  return [62 + 0.35 * depth, 44 + 0.25 * depth, 84 + 0.3 * depth];
}
