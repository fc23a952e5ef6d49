import type { MeasureKey } from '../measures.ts';
import type { Param } from './param.ts';

/**
 * How one kind of video is judged. Profiles are data: the workflows, the analyzers, the prompt and the
 * dashboard read them, none is special. No zod here: a browser loads them.
 */
export interface Profile {
  /** What people call it. */
  name: string;
  /** For the person who chooses it: what it judges. */
  summary: string;
  /** Who the model should be: the opening of its prompt. */
  judge: string;
  /** What the scale's anchors look like: the same number is to mean the same in every video. */
  scale: Readonly<Record<Anchor, string>>;
  criteria: readonly Criterion[];
  /** What a segment is scored by without a model; null: not at all. */
  segmentScore: 'timing' | 'strength' | null;
  /** Whether dance type and dancers are asked for. */
  hasDance: boolean;
  /** Whether a body is followed where `params.landmarks` does not say. */
  followsBody: boolean;
  /** How many are followed where anybody is; null: as many as are seen at once, up to six. */
  dancers: 1 | 2 | null;
  /** How many of those in the picture `params.dancers_followed` may name; absent: none. */
  mostNamed?: number;
  /** What is looked for in the video beside its scores. */
  finds: 'highlights' | 'repetitions' | null;
  /** What `params` takes beside `trim`, `landmarks` and `dancers_followed`, by its key. */
  params: Readonly<Record<string, Param>>;
}

/** Where on the judges' scale, 1 to 10, each anchor stands: alike far apart, with room at both ends. */
export const anchorScores = { novice: 3, intermediate: 6, champion: 9 } as const;
export type Anchor = keyof typeof anchorScores;

export interface Criterion {
  /** The key under `scores`. */
  key: string;
  name: string;
  /** What a judge looks at, for the prompt and the report. */
  description: string;
  /** How it is scored from measurements alone; null: they do not carry it, and it takes eyes. */
  measured: MeasuredScore | null;
  /** What bears on it and is told under its own name alone, since no score may rest on it. */
  shows?: readonly MeasureKey[];
  /** Why there is no score where nothing measured tells: its code, and the same in English. */
  missing: { code: string; text: string };
}

/**
 * The curves that turn measurements into 0..100 are this project's choice, not fitted to judges' marks:
 * they order videos, they do not grade them.
 */
export interface MeasuredScore {
  /** Summed by weight; where one of them was not measured there is no score. */
  from: readonly Contribution[];
  curve: Curve;
  /** What the score rests on. */
  basis: string;
}

/** What a score may rest on: it is known how far each may err (`domain/judging/spreads.ts`). */
export type ScoredMeasure = Extract<
  MeasureKey,
  | `body_${string}`
  | `together_${string}`
  | 'beat_alignment'
  | 'beat_recall'
  | 'phase_coherence'
  | 'motion_dynamics'
  | 'repetition_steadiness'
  | 'repetition_sameness'
>;

export interface Contribution {
  measure: ScoredMeasure;
  /** Those of a score sum to 1. */
  weight: number;
}

/** From 0..1 to 0..1. */
export type Curve = { kind: 'linear' } | { kind: 'root' };
