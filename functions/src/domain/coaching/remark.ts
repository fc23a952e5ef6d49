import type { Dance } from '../../contract/dances/dance.ts';
import type { Estimate, Measurements } from '../../contract/measurements.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { Segment } from '../../contract/report.ts';
import type { Practice, Strength } from '../../contract/verdict.ts';

export interface CoachedVideo {
  profile: Profile;
  dance: Dance | null;
  durationSeconds: number;
  measurements: Measurements;
  segments: readonly Segment[];
}

/** What a point speaks of: of one aspect one point is told at most. */
export type Aspect =
  | 'timing'
  | 'off_beat'
  | 'posture'
  | 'smoothness'
  | 'reach'
  | 'best_second'
  | 'level'
  | 'together'
  | 'apart_in_places'
  | 'one_of_several'
  | 'unison'
  | 'pace'
  | 'range'
  | 'sameness'
  | 'fatigue'
  | 'sides';

/** Something that may be told; a practice has a drill. */
export interface Remark {
  aspect: Aspect;
  /** 0..1: how far beyond the bound from which it is told. */
  effect: number;
  /** 0..1, of the reading that it rests on. */
  confidence: number;
  point: Strength | Practice;
}

/** From `good` on a reading is a strength, up to `weak` it is to be practised; in between it is nothing. */
export interface Bounds {
  weak: number;
  good: number;
}
export interface Graded {
  side: 'good' | 'weak';
  effect: number;
  confidence: number;
}

/** A reading of 0..1 within its bounds; null: nothing to tell. */
export function grade(reading: Estimate, { weak, good }: Bounds): Graded | null {
  if (reading === null) return null;
  const { value, confidence } = reading;
  if (value >= good) return { side: 'good', effect: (value - good) / (1 - good), confidence };
  if (value <= weak) {
    return { side: 'weak', effect: Math.min(1, (weak - value) / weak), confidence };
  }
  return null;
}

/** How sure what is measured in `count` things is, where it is half sure after `half` of them. */
export const sureAfter = (count: number, half: number): number => count / (count + half);

/** The key where the profile scores it; null where it does not. */
export const criterionOf = ({ criteria }: Profile, wanted: string): string | null =>
  criteria.find(({ key }) => key === wanted)?.key ?? null;
