import type { OffBeat } from './measurements.ts';

const parts = [
  [1 / 8, 'an eighth of a beat'],
  [1 / 6, 'a sixth of a beat'],
  [1 / 4, 'a quarter of a beat'],
  [1 / 3, 'a third of a beat'],
  [1 / 2, null],
] as const;
/** Half a beat late is half a beat early. */
const halfway = 'between the beats';
/** What a person on the spot would call on the beat. */
export const unnoticedMs = 25;

/** Such as `a quarter of a beat late (120 ms)`. */
export function offBeatInWords({ late_ms, late_beats }: OffBeat): string {
  const place = placeInWords(late_beats);
  return place === halfway ? halfway : `${place} (${inTens(late_ms)})`;
}

/** The same without milliseconds, such as `a quarter of a beat late`. */
export function placeInWords(lateBeats: number): string {
  const part = partOf(lateBeats);
  return part === null ? halfway : `${part} ${sideOf(lateBeats)}`;
}

/**
 * Where movements end all in all, `lateMs` milliseconds after beats that are `beatMs` apart, below 0:
 * before them. Such as `90 ms late`.
 */
export function latenessInWords(lateMs: number, beatMs: number): string {
  if (Math.abs(lateMs) <= unnoticedMs) return 'on the beat';
  return isHalfway(lateMs, beatMs) ? halfway : `${inTens(lateMs)} ${sideOf(lateMs)}`;
}

/** Whether it cannot be told from the beat before as from the one behind. */
export const isHalfway = (lateMs: number, beatMs: number): boolean =>
  partOf(lateMs / beatMs) === null;

/** The part of a beat that is nearest; null: half of it. */
function partOf(share: number): string | null {
  const off = ([part]: (typeof parts)[number]) => Math.abs(Math.abs(share) - part);
  return parts.reduce((nearest, part) => (off(part) < off(nearest) ? part : nearest))[1];
}

const sideOf = (late: number) => (late > 0 ? 'late' : 'early');
const inTens = (milliseconds: number) => `${10 * Math.round(Math.abs(milliseconds) / 10)} ms`;
