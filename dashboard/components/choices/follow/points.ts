/** A place in a picture: 0..1 from its left and from its top. */
export interface Point {
  x: number;
  y: number;
}

/** As fine as a finger or a screen can tell. */
export const pointAt = (x: number, y: number): Point => ({ x: fine(x), y: fine(y) });

const fine = (share: number) => Math.round(1_000 * Math.min(1, Math.max(0, share))) / 1_000;

/** With one more, if there is room; of one alone, the new one takes its place. */
export function withMark(points: readonly Point[], point: Point, most: number): readonly Point[] {
  if (points.length < most) return [...points, point];
  return most === 1 ? [point] : points;
}

export const withoutMark = (points: readonly Point[], index: number): readonly Point[] =>
  points.filter((_, at) => at !== index);

export const withMoved = (
  points: readonly Point[],
  index: number,
  { x, y }: Point,
): readonly Point[] =>
  points.map((point, at) => (at === index ? pointAt(point.x + x, point.y + y) : point));

const step = 0.02;
const moves: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
};

/** How far a key moves a mark; null for any other key. */
export const moveOf = (key: string): Point | null => moves[key] ?? null;

/** A mark for the keyboard to move: in the middle, or beside it where a mark is there already. */
export function freePoint(points: readonly Point[]): Point {
  const isFree = (x: number) =>
    points.every((point) => Math.hypot(point.x - x, point.y - 0.5) > 0.1);
  return { x: [0.5, 0.35, 0.65, 0.2, 0.8, 0.05].find(isFree) ?? 0.95, y: 0.5 };
}

/** What to do where `most` may be marked. */
export function adviceOn(most: number): string {
  const who = most === 1 ? 'the one' : most === 2 ? 'the two' : `up to ${most}`;
  return `Where others are in the picture too, tap ${who} to be judged. Arrow keys move a mark. Optional.`;
}

/** How many of `most` are marked, and what that means. */
export function markedInWords(count: number, most: number): string {
  if (count === 0) {
    const who = most === 1 ? 'whoever is seen best is' : 'those who are seen best are';
    return `Nobody is marked: ${who} followed.`;
  }
  if (most === 1) return 'One is marked. Tap another to follow that one.';
  if (most === 2)
    return count === 1 ? 'One is marked. Mark the other one too.' : 'Both are marked.';
  const marked = `${count} of at most ${most} ${count === 1 ? 'is' : 'are'} marked`;
  return `${marked}. Nobody else is followed.`;
}
